#!/usr/bin/env python3
"""Run a command against a throw-away PostgreSQL cluster: `tools/with_postgres.py [--fast] -- .venv/bin/pytest tests`.

The cluster lives in a temporary folder, owned by an unprivileged user (root starts it as `postgres` or `nobody`, since
PostgreSQL refuses to run as root), listens on a free port of 127.0.0.1, and is gone afterwards, however the command
ended. The command finds it in MAHUA_DATABASE. `--fast` gives up safety on power loss (fsync), never for measuring.
"""

import argparse
import ctypes
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

APT = "PostgreSQL is missing. On Debian: apt-get install postgresql"
SAFE = {"max_connections": "200", "listen_addresses": "127.0.0.1", "timezone": "UTC", "log_min_messages": "fatal"}
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
UNPRIVILEGED = ("postgres", "nobody")
ROLE = "mahua"
WAIT_SECONDS = 60
PR_SET_PDEATHSIG = 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fast", action="store_true", help="no fsync: quicker, for tests only")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    asked = parser.parse_args()
    command = asked.command[1:] if asked.command[:1] == ["--"] else asked.command
    if not command:
        parser.error("no command given")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with cluster(fast=asked.fast) as address:
        return subprocess.run(command, env=os.environ | {"MAHUA_DATABASE": address}, check=False).returncode


@contextmanager
def cluster(*, fast: bool = False):
    """The address of a fresh cluster's database `mahua`, as MAHUA_DATABASE takes it."""
    tools = _tools()
    folder = Path(tempfile.mkdtemp(prefix="mahua-postgres-"))
    user = _unprivileged()
    password = secrets.token_hex(16)
    server = None
    try:
        _found(tools, folder, user=user, password=password)
        port = _free_port()
        server = _start(tools, folder, user=user, port=port, options=SAFE | (FAST if fast else {}))
        _await(tools, server, port=port)
        environment = os.environ | {"PGPASSWORD": password}
        create = [tools / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", ROLE, "mahua"]
        subprocess.run(create, env=environment, check=True)
        yield f"postgresql://{ROLE}:{password}@127.0.0.1:{port}/mahua"
    finally:
        if server:
            server.send_signal(signal.SIGQUIT)  # at once: nothing in it is kept
            server.wait(timeout=WAIT_SECONDS)
        _remove(folder)


def _remove(folder):
    """The server's children may still be writing for a moment after it has ended."""
    end = time.monotonic() + WAIT_SECONDS
    while folder.exists() and time.monotonic() < end:
        shutil.rmtree(folder, ignore_errors=True)
        time.sleep(0.05)


def _tools() -> Path:
    """The newest PostgreSQL server programs on this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parent.parent.name))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        sys.exit(APT)
    return Path(on_path).resolve().parent


def _unprivileged() -> pwd.struct_passwd | None:
    """Whom the server runs as when we are root; None when we are somebody ordinary already."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next(names[name] for name in UNPRIVILEGED if name in names)


def _as(user) -> dict:
    """Arguments for subprocess that drop root's rights, and leave a folder the user may stand in."""
    drop = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    return {"cwd": "/", **drop}


def _found(tools, folder, *, user, password):
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    secret = folder / "password"
    secret.write_text(password)
    if user:
        os.chown(secret, user.pw_uid, user.pw_gid)
    secret.chmod(0o600)
    command = [tools / "initdb", "-D", folder / "data", "-U", ROLE, "--auth=scram-sha-256", f"--pwfile={secret}"]
    locale = ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run([*command, *locale], stdout=subprocess.DEVNULL, check=True, **_as(user))
    secret.unlink()


def _start(tools, folder, *, user, port, options):
    settings = [argument for name, value in options.items() for argument in ("-c", f"{name}={value}")]
    place = ["-D", folder / "data", "-p", str(port), "-c", f"unix_socket_directories={folder}"]
    log = (folder / "log").open("wb")
    return subprocess.Popen(
        [tools / "postgres", *place, *settings],
        stdout=log,
        stderr=log,
        preexec_fn=_die_with_parent,  # noqa: PLW1509 (no threads here)
        **_as(user),
    )


def _die_with_parent():
    """Even if we are killed with -9, the kernel stops the server."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)


def _await(tools, server, *, port):
    asks = [tools / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    end = time.monotonic() + WAIT_SECONDS
    while subprocess.run(asks, check=False).returncode:
        if server.poll() is not None or time.monotonic() > end:
            sys.exit("The throw-away PostgreSQL did not start.")
        time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]


if __name__ == "__main__":
    sys.exit(main())
