"""The pages for when something is not there, not allowed, or broken: calm, and each says what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from mahua.ui.refusals import way_back


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "ui/errors/not_allowed.html", {"back": way_back(request)}, status=403)


def out_of_sight(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not there, or not for these eyes: the two look the same."""
    return render(request, "ui/errors/out_of_sight.html", {"back": way_back(request)}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Rendered without the request: whatever broke must not break this page too."""
    return HttpResponse(render_to_string("ui/errors/broken.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "ui/errors/form_expired.html", {"back": way_back(request)}, status=403)
