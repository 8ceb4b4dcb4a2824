"""GeoReport v2 under /open311/v2/: parse, ask, write."""

from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from mahua.access.locks import open_to_all
from mahua.api.open311 import discovery, offered, requests
from mahua.api.open311.answers import answer, single
from mahua.api.web.keyed import FORMS, with_key


@require_GET
@open_to_all
def discover(request, form):
    return single(discovery.endpoints(request), root="discovery", form=form if form in FORMS else "xml")


@require_GET
@with_key
def service_list(request, key, *, form):
    return answer(offered.listed(), root="services", each="service", form=form)


@require_GET
@with_key
def service(request, key, *, form, code):
    return single(offered.defined(code), root="service_definition", form=form)


@require_http_methods(["GET", "POST"])
@with_key
def request_list(request, key, *, form):
    now = timezone.now()
    if request.method == "POST":
        made = requests.raised(key, request.POST.dict(), at=now)
        return answer([made], root="service_requests", each="request", form=form, status=201)
    found = requests.listed(key, request.GET.dict(), at=now)
    return answer(found, root="service_requests", each="request", form=form)


@require_GET
@with_key
def request_(request, key, *, form, code):
    return answer(requests.one(key, code), root="service_requests", each="request", form=form)


@require_GET
@with_key
def token(request, key, *, form, code):
    """Every request has its number at once (realtime), so a token is the number itself."""
    requests.one(key, code)
    said = [{"service_request_id": code, "token": code}]
    return answer(said, root="service_requests", each="request", form=form)
