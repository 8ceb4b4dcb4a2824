"""What access needs done by the clock."""

from datetime import time

from django.contrib.sessions.models import Session

from mahua.access.models import Attachment
from mahua.jobs.schedule import job


@job("access.sessions", daily=time(4, 0))
def clear_expired_sessions(at):
    """A session that has ended is only a row nobody reads; who was logged in when stands in the security log."""
    Session.objects.filter(expire_date__lt=at).delete()


@job("access.sweep_files", daily=time(4, 10))
def sweep_files(at):
    """Files of attachments that were never kept after all."""
    Attachment.sweep(at=at)
