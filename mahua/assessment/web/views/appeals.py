"""申诉: raised by a branch within the window, answered by a person."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.assessment import wording
from mahua.assessment.models import Appeal
from mahua.assessment.results import latest_score
from mahua.assessment.web.forms import AnswerForm, AppealForm
from mahua.organisations.models import Organisation
from mahua.ui.pages import page


@require_POST
@may_on(Organisation, "assessment.appeal")
def new(request, organisation):
    score = latest_score(organisation)
    if score is None:
        raise Http404
    form = AppealForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    Appeal.raise_against(score.star, words=words, by=request.user, at=timezone.now())
    messages.success(request, wording.APPEALED)
    return redirect("assessment:result", organisation.code)


@may_on(Appeal, "assessment.confirm_star")
def show(request, appeal):
    form = AnswerForm(initial={"star": appeal.star.star}) if appeal.is_open else None
    return _page(request, appeal, form)


@require_POST
@may_on(Appeal, "assessment.confirm_star")
def answer(request, appeal):
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, appeal, form, status=422)
    appeal.answer(form.cleaned_data["words"], star=form.cleaned_data["star"], by=request.user, at=timezone.now())
    messages.success(request, wording.ANSWERED)
    return redirect(appeal)


def _page(request, appeal, form, *, status=200):
    context = {"appeal": appeal, "star": appeal.star, "organisation": appeal.star.score.organisation, "form": form}
    return page(request, "assessment/appeal.html", context, part="appeal", status=status)
