"""What the ledger needs done: it lies below jobs, so its jobs are declared here."""

from datetime import time, timedelta

from mahua.jobs.schedule import job
from mahua.ledger import relay
from mahua.ledger.models import Seal
from mahua.ledger.segments import cut_segments


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
