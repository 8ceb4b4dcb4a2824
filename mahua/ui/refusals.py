"""The domain's no becomes a 409 with its own words, a form's address opened as a page says so, and no cache keeps personal pages."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from mahua.kernel.errors import Refused


class RefusedAsConflict:
    """`Refused` raised by a verb → 409. htmx gets the words for the page's message place, a browser a page with a way back."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        context = {"words": exception.words, "back": way_back(request)}
        if request.htmx and not request.htmx.boosted:
            response = render(request, "ui/refused.html#words", context, status=409)
            response["HX-Retarget"] = "#messages"
            response["HX-Reswap"] = "innerHTML show:#messages:top"
        else:
            response = render(request, "ui/refused.html", context, status=409)
        patch_vary_headers(response, ["HX-Request"])
        return response


class OnlySentTo:
    """The address of a form opened like a page gets words instead of Django's empty 405; a session that lapsed ends there."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method != "GET" or response.content:
            return response
        told = render(request, "ui/errors/only_sent_to.html", {"back": way_back(request)}, status=response.status_code)
        told["Allow"] = response["Allow"]
        return told


class PersonalPagesNoStore:
    """Pages made for a signed-in person are not written to any disk: a shared office computer keeps nothing."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _is_page(response) and _is_signed_in(request):
            patch_cache_control(response, no_store=True, private=True)
        return response


def way_back(request: HttpRequest) -> str:
    """Where the person came from if that is a page of ours, else the start."""
    referer = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(
        referer, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return referer if ours else "/"


def _is_page(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html")


def _is_signed_in(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated
