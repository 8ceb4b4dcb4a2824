"""Findings: what is still to mend, what waits for a second look."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.inspections import wording
from mahua.inspections.models import Finding
from mahua.inspections.web.forms.visit import RecheckForm, TakeUpForm
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ui.pages import page, paginate
from mahua.ui.templatetags.ui import dt


class FindingFilter(forms.Form):
    state = forms.ChoiceField(label="进展", required=False, choices=wording.OPEN_STATES.items())

    def apply(self, findings):
        state = self.cleaned_data["state"] if self.is_valid() else ""
        if state == "to_mend":
            return findings.to_mend()
        return findings.to_look_at_again() if state == "to_look" else findings


@may("inspections.view_inspection")
def index(request):
    chosen = FindingFilter({"state": "to_mend", **request.GET.dict()})
    leaf = paginate(request, chosen.apply(Finding.objects.visible_to(request.user).for_list()))
    context = {"filter": chosen, "page": leaf, "today": day_of(timezone.now())}
    return page(request, "inspections/findings.html", context, part="table")


@require_POST
@may_on(Finding, "inspections.recheck")
def recheck(request, finding):
    form = RecheckForm(request.POST)
    if not form.is_valid():
        raise Refused(wording.NO_REASON)
    finding.recheck(**form.cleaned_data, by=request.user, at=timezone.now())
    said = wording.PASSED if form.cleaned_data["passed"] else wording.GIVEN_BACK.format(day=dt(finding.due_on))
    messages.success(request, said)
    return redirect(finding)


@require_POST
@may_on(Finding, "inspections.take_up_advice")
def take_up(request, finding):
    form = TakeUpForm(request.POST)
    if not form.is_valid():
        raise Refused(wording.DUE_BEFORE)
    finding.take_up(**form.cleaned_data, by=request.user, at=timezone.now())
    messages.success(request, wording.TAKEN_UP)
    return redirect(finding)
