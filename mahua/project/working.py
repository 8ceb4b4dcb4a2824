"""The worker as a process: it goes on until SIGTERM or Ctrl-C, and ends the job in hand first."""

import signal
import threading

from mahua.jobs.worker import work_forever


def work() -> None:
    """Run what is due until somebody asks to stop."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    work_forever(stop)
