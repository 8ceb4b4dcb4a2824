from mahua.jobs.models.scheduled_job import ScheduledJob
from mahua.jobs.models.work import Cancelled, Work

__all__ = ["Cancelled", "ScheduledJob", "Work"]
