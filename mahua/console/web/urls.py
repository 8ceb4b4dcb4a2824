"""Pages about several modules, and those of the packages below organisations, which bring none of their own."""

from importlib import import_module
from importlib.util import find_spec

from django.urls import path

from mahua.console.web.views import sessions

app_name = "console"

access = [
    path("log-in/", sessions.log_in, name="log_in"),
    path("log-out/", sessions.log_out, name="log_out"),
]


def brought(name):
    """The urls of a part of the console, once it has been written."""
    return import_module(name).urlpatterns if find_spec(name) else []


urlpatterns = [*access, *brought("mahua.console.web.urls_ledger"), *brought("mahua.console.web.urls_home")]
