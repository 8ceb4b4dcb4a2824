import threading
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application

AUTHENTICATION = "django.contrib.auth.middleware.AuthenticationMiddleware"


@pytest.fixture(autouse=True)
def kit_urls(settings, tmp_path):
    """The kit is tested on addresses of its own: it knows no module."""
    settings.ROOT_URLCONF = "tests.ui.urls"
    settings.STATIC_ROOT = tmp_path


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def kit_server(kit_urls, settings):
    """The kit over HTTP for a signed-in person; no table is touched, so no database of its own is needed."""
    settings.MIDDLEWARE = [
        "tests.ui.people.SignedIn" if name == AUTHENTICATION else name for name in settings.MIDDLEWARE
    ]
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    server = make_server("127.0.0.1", 0, get_wsgi_application(), server_class=Server, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
