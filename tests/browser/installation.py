"""A throw-away installation, used only through the `mahua` command, as an operator would."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from functools import cache
from pathlib import Path

READY_SECONDS = 60
ROOT = Path(__file__).resolve().parent.parent.parent
LOAD_SMALL_DEMO = "import django; django.setup(); from mahua.project import demo; demo.load(scale={scale})"


class Installation:
    """`folder` holds its home and keys; `database` is an address for MAHUA_DATABASE, or None for the embedded one."""

    def __init__(self, folder, *, database=None, **settings):
        self.folder = Path(folder)
        self.home = self.folder / "home"
        self.port = free_port()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("MAHUA_", "DJANGO_"))}
        own = {"MAHUA_HOME": str(self.home), "PORT": str(self.port), "PYTHONWARNINGS": "error"}
        external = {"MAHUA_DATABASE": database} if database else {}
        self.environment = kept | own | external | {name: str(value) for name, value in settings.items()}

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def mahua(self, *arguments):
        """Run one command to its end and return what came of it."""
        return subprocess.run(  # noqa: S603 (our own command)
            self.command(*arguments),
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    def start(self, *arguments):
        """Start a command that goes on until it is told to stop."""
        return subprocess.Popen(  # noqa: S603 (our own command)
            self.command(*arguments),
            env=self.environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            stdin=subprocess.DEVNULL,
        )

    def command(self, *arguments):
        return [sys.executable, "-m", "mahua.project.cli", *arguments]

    def with_demo(self, *, scale=0.1):
        """Migrate, and load a 示例区 of `scale` times the customer's size."""
        migrated = self.mahua("migrate", "--verbosity", "0")
        assert migrated.returncode == 0, migrated.stderr
        environment = self.environment | {"DJANGO_SETTINGS_MODULE": "mahua.project.settings"}
        code = LOAD_SMALL_DEMO.format(scale=scale)
        subprocess.run([sys.executable, "-c", code], env=environment, cwd=ROOT, check=True)  # noqa: S603 (our own code)
        return self

    @cache  # noqa: B019 (an installation lives as long as the session)
    def accounts(self):
        """The demo log-ins, as `mahua accounts --json` lists them."""
        return json.loads(self.mahua("accounts", "--json").stdout)

    @contextmanager
    def served(self):
        """The installation while `mahua serve` answers."""
        server = self.start("serve", "--workers", "1")
        try:
            self.wait_until_ready(server)
            yield self
        finally:
            server.terminate()
            server.communicate(timeout=60)

    def wait_until_ready(self, process):
        """Return when pages are answered; a process that ends or stays silent fails the test with its own words."""
        end = time.monotonic() + READY_SECONDS
        while time.monotonic() < end and process.poll() is None:
            if answers(self.address):
                return
            time.sleep(0.1)
        process.kill()
        raise RuntimeError(process.communicate()[0])


def answers(address) -> bool:
    """Whether anything at all is answered over HTTP."""
    try:
        urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 (our own server)
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
