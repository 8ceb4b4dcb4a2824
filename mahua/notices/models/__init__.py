from mahua.notices.models.notice import HalfDay, Notice

__all__ = ["HalfDay", "Notice"]
