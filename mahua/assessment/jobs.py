"""What assessment needs done beside the pages."""

from datetime import timedelta

from mahua.assessment.models import Snapshot
from mahua.assessment.running import run_asked
from mahua.jobs.schedule import job


@job("assessment.run", every=timedelta(seconds=2), lease=timedelta(minutes=30))
def run_waiting(at):
    """Compute the yearly assessment somebody asked for; one whose worker died is dropped and may be asked for again."""
    for snapshot in Snapshot.objects.waiting().filter(work__isnull=False).select_related("work", "asked_by", "scheme"):
        if snapshot.work.state == snapshot.work.State.RUNNING and not snapshot.work.done:
            run_asked(snapshot)
        elif snapshot.work.state != snapshot.work.State.RUNNING:
            snapshot.drop()
