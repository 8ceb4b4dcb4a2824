"""Every module brings its own urls; this file only says where they hang."""

from importlib.util import find_spec

from django.urls import include, path

MODULES = (
    "organisations", "members", "places", "notices", "tasks", "duties", "meetings", "calls", "inspections", "undertakings",
    "assessment", "insight", "api",
)  # fmt: skip


def has_pages(module):
    """Whether a module has grown pages yet."""
    return all(find_spec(f"mahua.{module}{part}") for part in ("", ".web", ".web.urls"))


urlpatterns = [
    path("ui/", include("mahua.ui.urls")),
    *(path(f"{module}/", include(f"mahua.{module}.web.urls")) for module in MODULES if has_pages(module)),
    path("open311/", include("mahua.api.web.urls_open311")),
    path("", include("mahua.console.web.urls")),
]

handler403 = "mahua.ui.errors.not_allowed"
handler404 = "mahua.ui.errors.out_of_sight"
handler500 = "mahua.ui.errors.broken"
