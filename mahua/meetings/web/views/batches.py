"""Many branches at once, from the clerk's matrix: plan what is ticked, or write down what was held."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may
from mahua.kernel.days import day_of
from mahua.meetings import wording
from mahua.meetings.batches import Asked, plan_all, record_all
from mahua.meetings.reading import recorded_for
from mahua.meetings.web.bodies import kept_by
from mahua.meetings.web.forms.batches import BatchForm
from mahua.ui.pages import page


@require_POST
@may("meetings.keep_meeting")
def plan(request):
    """One planned meeting per ticked cell; the first post shows the table, the second carries it out."""
    form = _form(request, past=False)
    if not form.is_sent or not form.is_valid():
        return _table(request, form, past=False)
    batch = [_asked(request, line, moment=form.moment_of(line)) for line in form.lines]
    plan_all(batch, by=request.user, at=timezone.now())
    messages.success(request, wording.PLANNED_SERIES.format(count=len(batch)))
    return redirect("meetings:index")


@require_POST
@may("meetings.keep_meeting")
def minutes(request):
    """One meeting held per ticked cell, everybody present; who was absent is mended on the meeting's own page."""
    form = _form(request, past=True)
    if not form.is_sent or not form.is_valid():
        return _table(request, form, past=True)
    batch = [_asked(request, line, held_on=form.day_of(line)) for line in form.lines]
    record_all(batch, by=request.user, at=timezone.now())
    messages.success(request, wording.RECORDED_MANY.format(count=len(batch)))
    return redirect("meetings:index")


def _form(request, *, past):
    today = day_of(timezone.now())
    return BatchForm(request.POST, bodies=kept_by(request.user), today=today, past=past)


def _table(request, form, *, past):
    return page(request, "meetings/batch.html", {"form": form, "past": past}, status=422 if form.is_sent else 200)


def _asked(request, line, **when):
    for_ = recorded_for(request.user, line.body)
    return Asked(body=line.body, kind=line.kind, title=line.title, year=line.year, for_=for_, **when)
