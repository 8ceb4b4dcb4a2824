"""A body's part in a call: accepted, returned, spoken about, answered."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.calls import wording
from mahua.calls.models import ReplyTemplate, Response
from mahua.calls.web.forms.responses import AnswerForm, ContactForm, ReturnForm
from mahua.ui.pages import page


@require_POST
@may_on(Response, "calls.answer_call", key="pk")
def accept(request, response):
    response.accept(by=request.user, at=timezone.now())
    messages.success(request, wording.ACCEPTED)
    return redirect(response.call)


@may_on(Response, "calls.answer_call", key="pk")
def return_(request, response):
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
    form = AnswerForm(
        request.POST if "outcome" in request.POST or "words" in request.POST else None, initial=_taken(request)
    )
    if form.is_valid():
        response.give(**form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, wording.ANSWERED)
        return redirect(response.call)
    return _asked(request, "calls/answer.html", response, form, templates=_templates(request))


def _asked(request, template, response, form, **more):
    context = {"response": response, "call": response.call, "form": form, **more}
    return page(request, template, context, part="form", status=422 if form.is_bound else 200)


def _templates(request):
    return ReplyTemplate.objects.visible_to(request.user).for_list()


def _taken(request):
    """The words of the template chosen, to be changed here."""
    taken = _templates(request).filter(code=request.GET.get("template", "-")).first()
    return {"words": taken.text if taken else "", "outcome": "solved"}
