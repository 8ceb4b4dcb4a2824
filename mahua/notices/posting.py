"""One POST over a way that is allowed: within ten seconds, no redirect followed, no more read than an answer needs."""

import http.client
import socket
import ssl
from dataclasses import dataclass, field
from threading import Timer

from mahua.kernel.errors import Refused
from mahua.notices import wording
from mahua.notices.egress import Egress, Way

STEP_SECONDS, ALL_SECONDS = 5, 10
ANSWER_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Request:
    """What a robot wants sent. Its address holds a secret and is never printed."""

    url: str = field(repr=False)
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]  # names in small letters
    body: bytes


class _Connection(http.client.HTTPConnection):
    """To the address that was checked, under the name that was asked for."""

    def __init__(self, way: Way) -> None:
        super().__init__(way.host, way.port, timeout=STEP_SECONDS)
        self._way = way

    def connect(self) -> None:
        self.sock = socket.create_connection((self._way.address, self._way.port), timeout=STEP_SECONDS)
        if not self._way.is_clear:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self._way.host)


def post(request: Request, *, egress: Egress) -> Answer:
    """What came back; Refused, in words that name no secret, when it may not or cannot be sent."""
    connection = _Connection(egress.way_to(request.url))
    try:
        return _exchange(connection, request)
    except TimeoutError as error:
        raise Refused(wording.TOO_SLOW.format(seconds=ALL_SECONDS)) from error
    except (OSError, http.client.HTTPException) as error:
        raise Refused(wording.NOT_REACHED.format(error=type(error).__name__)) from error
    finally:
        connection.close()


def _exchange(connection: _Connection, request: Request) -> Answer:
    connection.connect()
    late, sock = [], connection.sock  # the connection forgets its socket while the answer is still being read
    limit = Timer(ALL_SECONDS, lambda: (late.append(True), _shut(sock)))
    limit.daemon = True
    limit.start()
    try:
        target = connection._way.target  # noqa: SLF001 (one class, kept apart from its base)
        connection.request("POST", target, request.body, {"Content-Type": "application/json", **request.headers})
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, headers, response.read(ANSWER_BYTES))
    except (OSError, http.client.HTTPException) as error:
        raise TimeoutError if late else error from None
    finally:
        limit.cancel()
    if late:
        raise TimeoutError
    return answer


def _shut(sock) -> None:
    """A server that answers a drop at a time is not waited for."""
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
