"""Serving pages: one granian process tree; WSGI, one Python thread a worker, no websockets."""

import errno
import socket

from django.core.management.base import CommandError
from granian import Granian
from granian.constants import Interfaces

from mahua.project import wording

APPLICATION = "mahua.project.wsgi:application"


def require_free(host: str, port: int) -> None:
    """Refuse in a plain sentence if the address cannot be had, before anything slow begins."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as reason:
            if reason.errno == errno.EADDRINUSE:
                words = wording.PORT_TAKEN.format(host=host, port=port, other=port + 1)
            else:
                words = wording.PORT_NOT_ALLOWED.format(host=host, port=port, reason=reason.strerror)
            raise CommandError(words) from reason


def serve(host: str, port: int, *, workers: int) -> None:
    """Serve until SIGTERM or Ctrl-C; requests under way are answered first."""
    require_free(host, port)
    Granian(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=30,
        log_level="warning",
    ).serve()
