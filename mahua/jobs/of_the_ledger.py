"""What the ledger needs done: it lies below jobs, so its jobs are declared here."""

from datetime import time, timedelta

from mahua.jobs.schedule import job
from mahua.ledger import relay
from mahua.ledger.models import Seal
from mahua.ledger.segments import cut_segments
from mahua.ledger.verify import verify_and_note


@job("ledger.relay", every=timedelta(seconds=2), lease=timedelta(minutes=5))
def relay_facts(at):
    """Let every reaction take in what is new."""
    relay.run_pending()


@job("ledger.seal", daily=time(1, 30))
def seal(at):
    """封存: sign what the day brought."""
    Seal.take(at=at)


@job("ledger.segments", daily=time(2, 30), lease=timedelta(hours=1))
def cut(at):
    """分卷: write closed ranges to Parquet."""
    cut_segments()


@job("ledger.verify", daily=time(3, 30), lease=timedelta(hours=1))
def verify(at):
    """核对: read everything once a day, in this process alone, and leave the outcome for the audit administrator."""
    verify_and_note(at=at, processes=1)
