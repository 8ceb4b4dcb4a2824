from mahua.api.models.api_key import ApiKey
from mahua.api.models.key_use import KeyUse

__all__ = ["ApiKey", "KeyUse"]
