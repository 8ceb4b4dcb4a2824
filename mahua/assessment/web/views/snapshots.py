"""Yearly assessments: asking for one, watching it, what it was made from."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.assessment import wording
from mahua.assessment.asking import ask_for
from mahua.assessment.models import Snapshot, Star
from mahua.assessment.web.forms import RunForm
from mahua.kernel.days import day_of
from mahua.ui.pages import page, paginate


@may("assessment.run")
def index(request):
    snapshots = Snapshot.objects.visible_to(request.user).select_related("scheme").newest_first()
    context = {"page": paginate(request, snapshots), "form": RunForm(today=day_of(timezone.now()))}
    return page(request, "assessment/snapshots.html", context, part="form")


@require_POST
@may("assessment.run")
def new(request):
    at = timezone.now()
    form = RunForm(request.POST, today=day_of(at))
    if not form.is_valid():
        snapshots = Snapshot.objects.visible_to(request.user).select_related("scheme").newest_first()
        context = {"page": paginate(request, snapshots), "form": form}
        return page(request, "assessment/snapshots.html", context, part="form", status=422)
    snapshot = ask_for(**form.cleaned_data, by=request.user, at=at)
    messages.success(request, wording.ASKED.format(year=snapshot.year, subject=snapshot.get_subject_display()))
    return redirect(snapshot)


@may_on(Snapshot, "assessment.run")
def show(request, snapshot):
    stars = Star.objects.of_snapshot(snapshot)
    context = {"snapshot": snapshot, "work": snapshot.work, "to_confirm": stars.proposed().count()}
    return page(request, "assessment/snapshot.html", context, part="snapshot")


@require_POST
@may_on(Snapshot, "assessment.run")
def cancel(request, snapshot):
    if snapshot.work:
        snapshot.work.cancel()
    messages.success(request, wording.CANCELLED)
    return redirect(snapshot)
