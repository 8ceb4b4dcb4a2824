from datetime import time

from mahua.api.models import KeyUse
from mahua.jobs.schedule import job

KEPT_MINUTES = 24 * 60


@job("api.clear_uses", daily=time(3, 40))
def clear_uses(at):
    """Minutes that no longer limit anything."""
    KeyUse.objects.filter(minute__lt=int(at.timestamp()) // 60 - KEPT_MINUTES).delete()
