"""What the console needs done: long imports, and files nobody decided about cleared away."""

from datetime import time, timedelta

from mahua.console.imports.carrying_out import carry_out_waiting
from mahua.console.models import Delivery
from mahua.jobs.schedule import job


@job("console.imports", every=timedelta(seconds=2), lease=timedelta(hours=1))
def carry_out_imports(at):
    """Check and import what is too long for a page to wait for."""
    carry_out_waiting(at)


@job("console.clear_stale_files", daily=time(3))
def clear_stale_files(at):
    """Sent files lying for a month."""
    Delivery.clear_stale(at)
