"""`mahua run`: server and worker as one thing that starts together and stops together."""

import signal
import subprocess
import sys
import time

from django.core.management.base import CommandError

from mahua.project import wording

GRACE_SECONDS = 40
LOOK_EVERY_SECONDS = 0.2


class Crew:
    """The processes of one run. When one of them ends, or a signal comes, all are asked to stop and waited for."""

    def __init__(self):
        self.processes = {}
        self.asked_to_stop = False

    def start(self, name, *arguments):
        self.processes[name] = subprocess.Popen([sys.executable, "-m", "mahua.project.cli", name, *arguments])  # noqa: S603 (our own command)

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
        for name, process in self.processes.items():
            if process.poll() is not None and not self.asked_to_stop:
                raise CommandError(wording.CHILD_DIED.format(name=name, code=process.returncode))

    def _stop(self):
        for process in self.processes.values():
            if process.poll() is None:
                process.terminate()
        end = time.monotonic() + GRACE_SECONDS
        for process in self.processes.values():
            try:
                process.wait(timeout=max(0, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
