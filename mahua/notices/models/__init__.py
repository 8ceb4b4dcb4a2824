from mahua.notices.models.notice import HalfDay, Notice
from mahua.notices.models.own_setting import OwnSetting
from mahua.notices.models.sending import Sending
from mahua.notices.models.unit_setting import UnitSetting
from mahua.notices.models.webhook import Webhook

__all__ = ["HalfDay", "Notice", "OwnSetting", "Sending", "UnitSetting", "Webhook"]
