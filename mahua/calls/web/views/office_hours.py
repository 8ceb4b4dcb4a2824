"""办公时间 of bodies that keep others than the district's, and what another would move."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from mahua.access.locks import may
from mahua.calls import rescheduling
from mahua.calls.models import OfficeHours
from mahua.calls.web.centre_pages import centre_page
from mahua.calls.web.forms.dispatch import bodies
from mahua.calls.web.forms.time_limits import OfficeHoursForm
from mahua.calls.web.previews import digest_of, effect_of, was_shown
from mahua.calls.wording import centre as words
from mahua.kernel.errors import Refused
from mahua.rules import office_hours as rule


@may("calls.set_rules")
def index(request):
    own = {each.organisation_id: each.hours for each in OfficeHours.objects.all()}
    rows = [(body, own.get(body.pk, rule.OfficeHours()), body.pk in own) for body in bodies()]
    return centre_page(request, "calls/office_hours.html", {"rows": rows}, tab="office_hours")


@may("calls.set_rules")
def edit(request, *, unit):
    body = get_object_or_404(bodies(), code=unit)
    before = OfficeHours.of(body)
    form = OfficeHoursForm(
        request.POST or None, initial={"hours": before.in_words.replace("–", "-").replace("、", ",")}
    )
    stamp = digest_of(before)
    context = {"body": body, "form": form, "before": before, "stamp": stamp}
    hours = _read(form)
    if hours is None:
        return _answer(request, context, status=422 if form.is_bound else 200)
    if request.POST.get("stamp") != stamp:
        return _answer(request, {**context, "new": hours, "stale": True}, status=422)
    digest = digest_of(stamp, hours)
    if was_shown(request, digest):
        rescheduling.amend_hours(body, hours=hours, before=before, by=request.user, at=timezone.now())
        messages.success(request, words.HOURS_SAVED.format(name=body.name, hours=hours.in_words))
        return redirect("calls:office_hours")
    moved = rescheduling.moved(hours={body.pk: hours})
    context |= {"new": hours, "digest": digest, **effect_of(moved)}
    return _answer(request, context)


def _read(form):
    """The hours as typed, or None with the reason on the form."""
    if not form.is_valid():
        return None
    try:
        return rule.OfficeHours.read(form.cleaned_data["hours"])
    except Refused as no:
        form.add_error("hours", no.words)
        return None


def _answer(request, context, *, status=200):
    return centre_page(request, "calls/office_hours_of.html", context, tab="office_hours", status=status)
