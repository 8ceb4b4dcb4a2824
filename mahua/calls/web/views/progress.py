"""查进度: without account, cookie or script. The code is typed, never part of an address, so that no log keeps it."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt

from mahua.access.addresses import address_of
from mahua.access.locks import open_to_all
from mahua.access.seals import installation_cipher
from mahua.calls.models import ProgressCode, ProgressTry
from mahua.calls.models.progress_code import WINDOW
from mahua.calls.progress import progress_of
from mahua.calls.wording import callers as words

PLACE = "calls.progresstry.blind"


@csrf_exempt  # no session stands behind it: whoever has the code may ask, and nobody else
@cache_control(no_store=True, private=True)
@open_to_all
def show(request):
    if request.method != "POST":
        return render(request, "calls/progress.html")
    now = timezone.now()
    blind = installation_cipher().blind(address_of(request), place=PLACE)
    if ProgressTry.is_one_too_many(blind, at=now):
        wrong = words.TOO_MANY.format(minutes=int(WINDOW.total_seconds()) // 60)
        return render(request, "calls/progress.html", {"wrong": wrong}, status=429)
    code = request.POST.get("code", "")
    known = ProgressCode.known_by(code)
    if known is None:
        return render(request, "calls/progress.html", {"wrong": words.WRONG_CODE}, status=404)
    cleared = request.POST.get("consent") == "withdrawn" and _withdraw(known.call, at=now)
    context = {"said": progress_of(known.call), "code": code, "cleared": cleared}
    return render(request, "calls/progress.html", context)


def _withdraw(call, *, at):
    kept = call.requester_kept()
    if kept is None:
        return False
    kept.withdraw_consent(by=None, at=at)
    return True
