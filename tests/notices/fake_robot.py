"""A robot of the tests' own on 127.0.0.1: it answers as it is told to and keeps what it was sent."""

import json
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

OK = b'{"errcode":0,"errmsg":"ok"}'


@dataclass(frozen=True)
class Said:
    """One answer: status, headers, body; `drip` seconds between its bytes, or before it begins."""

    status: int = 200
    body: bytes = OK
    headers: dict = field(default_factory=dict)
    drip: float = 0
    silent: float = 0


@dataclass
class FakeRobot:
    port: int
    answers: list[Said] = field(default_factory=list)
    got: list[tuple[str, dict, bytes]] = field(default_factory=list)

    @property
    def end(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def bodies(self):
        return [json.loads(body) for _, _, body in self.got]


def handler_of(robot):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            robot.got.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            said = robot.answers.pop(0) if robot.answers else Said()
            time.sleep(said.silent)
            try:
                self.send_response(said.status)
                for name, value in said.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(said.body)))
                self.end_headers()
                size = 1 if said.drip else max(len(said.body), 1)
                for start in range(0, len(said.body), size):
                    self.wfile.write(said.body[start : start + size])
                    time.sleep(said.drip)
            except OSError:
                return  # whoever asked has gone away

        def log_message(self, *_):
            return

    return Handler


def serve():
    """(robot, what stops it)"""
    robot = FakeRobot(port=0)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(robot))
    server.daemon_threads = True
    robot.port = server.server_address[1]
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop():
        server.shutdown()
        server.server_close()

    return robot, stop
