"""The larger-type setting: a cookie, so that it holds before signing in and needs no table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from mahua.access.locks import open_to_all

COOKIE = "type"
A_YEAR = 365 * 24 * 3600


@open_to_all
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """`size` is `large` or anything else for the usual size; back to the page named by `next`."""
    asked = request.POST.get("next", "")
    response = redirect(asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else "/")
    if request.POST.get("size") == "large":
        response.set_cookie(COOKIE, "large", max_age=A_YEAR, samesite="Lax", httponly=True, secure=request.is_secure())
    else:
        response.delete_cookie(COOKIE)
    return response
