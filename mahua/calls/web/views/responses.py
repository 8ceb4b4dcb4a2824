"""A body's part in a call: accepted, returned, spoken about, answered."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.calls import wording
from mahua.calls.models import ReplyTemplate, Response
from mahua.calls.web.forms.responses import AnswerForm, ContactForm, ReturnForm
from mahua.kernel.days import day_of
from mahua.ui.abouts import offered
from mahua.ui.pages import page


@require_POST
@may_on(Response, "calls.answer_call", key="pk")
def accept(request, response):
    response.accept(by=request.user, at=timezone.now())
    messages.success(request, wording.ACCEPTED)
    return redirect(response.call)


@may_on(Response, "calls.answer_call", key="pk")
def return_(request, response):
    response.refuse_unless_standing("return")
    form = ReturnForm(request.POST or None)
    if form.is_valid():
        response.return_(**form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, wording.RETURNED)
        return redirect("calls:inbox")
    return _asked(request, "calls/return.html", response, form)


@require_POST
@may_on(Response, "calls.answer_call", key="pk")
def contact(request, response):
    form = ContactForm(request.POST)
    if form.is_valid():
        response.contact(**form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, wording.CONTACTED)
    return redirect(response.call)


@may_on(Response, "calls.answer_call", key="pk")
def answer(request, response):
    response.refuse_unless_standing("answer")
    sent = request.POST if "outcome" in request.POST or "words" in request.POST else None
    form = AnswerForm(sent, initial={**_taken(request), "about": response.call.about}, **_abouts(request, response))
    if form.is_valid():
        response.give(**form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, wording.ANSWERED)
        return redirect(response.call)
    return _asked(request, "calls/answer.html", response, form, templates=_templates(request))


def _asked(request, template, response, form, **more):
    context = {"response": response, "call": response.call, "form": form, **more}
    return page(request, template, context, part="form", status=422 if form.is_bound else 200)


def _abouts(request, response) -> dict:
    """What the body in charge may say the call belongs to; what an earlier round said stays chosen."""
    if not response.leads:
        return {}
    body, today = response.organisation, day_of(timezone.now())
    return {"abouts": offered(request.user, body, today), "named": response.call.about}


def _templates(request):
    return ReplyTemplate.objects.visible_to(request.user).for_list()


def _taken(request):
    """The words of the template chosen, to be changed here."""
    taken = _templates(request).filter(code=request.GET.get("template", "-")).first()
    return {"words": taken.text if taken else "", "outcome": "solved"}
