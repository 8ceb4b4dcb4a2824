"""How a call is called on pages: 呼件, 工单, 事件 or another word the district is used to (MAHUA_CALL_LABEL)."""

from django.conf import settings


def call_label() -> str:
    """The word on pages; in code, facts and the glossary a call is a call."""
    return settings.CALL_LABEL
