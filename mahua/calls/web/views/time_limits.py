"""时限: the matrix in words, and one limit with the open calls that another would move, shown before it is saved."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from mahua.access.locks import may
from mahua.calls import rescheduling, wording
from mahua.calls.models import TimeLimit
from mahua.calls.web.centre_pages import centre_of, centre_page
from mahua.calls.web.forms.time_limits import TimeLimitForm
from mahua.calls.web.previews import digest_of, effect_of, was_shown
from mahua.calls.wording import centre as words
from mahua.rules.limits import Limit


@may("calls.set_rules")
def index(request):
    limits = {(each.urgency, each.clock): each for each in TimeLimit.objects.all()}
    rows = [
        (name, [limits.get((urgency, clock)) for clock in wording.CLOCKS])
        for urgency, name in wording.URGENCIES.items()
    ]
    context = {"clocks": wording.CLOCKS.values(), "rows": rows}
    return centre_page(request, "calls/time_limits.html", context, tab="time_limits")


@may("calls.set_rules")
def edit(request, *, urgency, clock):
    limit = get_object_or_404(TimeLimit, urgency=urgency, clock=clock)
    form = TimeLimitForm(request.POST or None, limit=limit)
    stamp = digest_of(limit.minutes, limit.natural)
    context = {"limit": limit, "form": form, "stamp": stamp}
    if not form.is_valid():
        return _answer(request, context, status=422 if form.is_bound else 200)
    new = Limit(form.minutes, natural=form.cleaned_data["natural"])
    if request.POST.get("stamp") != stamp:
        return _answer(request, {**context, "new": new, "stale": True}, status=422)
    digest = digest_of(stamp, new)
    if was_shown(request, digest):
        around = {"by": request.user, "at": timezone.now(), "district": centre_of(request.user)}
        rescheduling.amend_limit(limit, minutes=new.minutes, natural=new.natural, **around)
        messages.success(request, words.LIMIT_SAVED.format(limit=new.in_words))
        return redirect("calls:time_limits")
    moved = _moved(limit, new)
    context |= {"new": new, "digest": digest, **effect_of(moved)}
    return _answer(request, context)


def _moved(limit, new):
    """What open calls have stored is reckoned anew; the time for returning and an extension are asked when they are needed."""
    if limit.clock not in rescheduling.CLOCKS:
        return []
    return rescheduling.moved(matrix={**TimeLimit.matrix(), (limit.urgency, limit.clock): new})


def _answer(request, context, *, status=200):
    return centre_page(request, "calls/time_limit.html", context, tab="time_limits", status=status)
