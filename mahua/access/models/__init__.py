from mahua.access.models.assignment import Assignment
from mahua.access.models.attachment import Attachment
from mahua.access.models.security_event import SecurityEvent, SecurityHead
from mahua.access.models.user import User

__all__ = ["Assignment", "Attachment", "SecurityEvent", "SecurityHead", "User"]
