from mahua.console.models.doubt import Doubt

__all__ = ["Doubt"]
