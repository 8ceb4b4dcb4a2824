"""The lock of the doors for other systems: a key, counted by the minute; refusals as GeoReport says them."""

from datetime import timedelta
from functools import wraps

from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt

from mahua.access.addresses import address_of
from mahua.access.locks import opened_by_key
from mahua.access.models import SecurityEvent
from mahua.api import wording
from mahua.api.models import ApiKey, KeyUse
from mahua.api.models.key_use import MOST
from mahua.api.open311.answers import Refusal, refusal
from mahua.kernel.errors import Refused

FORMS = ("xml", "json")


def with_key(view):
    """Hand the key and the format to the view. No log-in, no session, no cookie: the key is all there is."""

    @csrf_exempt
    @opened_by_key
    @wraps(view)
    def locked(request, *, form, **kwargs):
        form = form if form in FORMS else "xml"
        try:
            response = view(request, _key_of(request), form=form, **kwargs)
        except Refusal as no:
            response = refusal(no, form=form)
        except Refused as no:
            response = refusal(Refusal(400, no.words), form=form)
        patch_cache_control(response, no_store=True, private=True)
        return response

    return locked


def _key_of(request):
    now = timezone.now()
    secret = request.GET.get("api_key") or request.POST.get("api_key", "")
    key = ApiKey.known_by(secret) if secret else None
    if key is None:
        if secret and not _told_lately(request, at=now):
            SecurityEvent.append(
                "api_key.refused", by=None, at=now, about=request.path, address=address_of(request), succeeded=False
            )
        raise Refusal(403, wording.NO_KEY)
    if not KeyUse.add(key, at=now):
        raise Refusal(429, wording.TOO_MANY.format(most=MOST))
    return key


def _told_lately(request, *, at):
    """A wrong key is told once a minute and address: an open door must not fill a log that nobody may cut."""
    lately = SecurityEvent.objects.filter(at__gt=at - timedelta(minutes=1), kind="api_key.refused")
    return lately.filter(address=address_of(request)[:45]).exists()
