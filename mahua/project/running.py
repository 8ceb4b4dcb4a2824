"""`mahua run`: server and worker as one thing that starts together and stops together."""

import multiprocessing
import signal
import time

from django.core.management.base import CommandError
from django.db import connections

from mahua.project import wording

GRACE_SECONDS = 40
LOOK_EVERY_SECONDS = 0.2


class Crew:
    """The processes of one run. When one of them ends, or a signal comes, all are asked to stop and waited for."""

    def __init__(self):
        self.processes = []
        self.asked_to_stop = False

    def start(self, name, target, **arguments):
        """Run `target` in a process of its own; it is forked, so that nothing is imported twice."""
        connections.close_all()
        process = multiprocessing.get_context("fork").Process(name=name, target=target, kwargs=arguments)
        process.start()
        self.processes.append(process)

    def watch(self):
        """Wait until somebody asks to stop; a process that ends by itself is a fault."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask_to_stop)
        try:
            while not self.asked_to_stop:
                self._refuse_deserters()
                time.sleep(LOOK_EVERY_SECONDS)
        finally:
            self._stop()

    def _ask_to_stop(self, *_):
        self.asked_to_stop = True

    def _refuse_deserters(self):
        for process in self.processes:
            if not process.is_alive() and not self.asked_to_stop:
                raise CommandError(wording.CHILD_DIED.format(name=process.name, code=process.exitcode))

    def _stop(self):
        for process in self.processes:
            process.terminate()
        end = time.monotonic() + GRACE_SECONDS
        for process in self.processes:
            process.join(timeout=max(0, end - time.monotonic()))
            if process.is_alive():
                process.kill()
                process.join()
