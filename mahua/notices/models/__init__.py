from mahua.notices.models.notice import HalfDay, Notice
from mahua.notices.models.own_setting import OwnSetting
from mahua.notices.models.unit_setting import UnitSetting

__all__ = ["HalfDay", "Notice", "OwnSetting", "UnitSetting"]
