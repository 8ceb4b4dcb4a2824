"""诉求人: reading what is sealed, with a reason that stays; and clearing it when the person wants it no more."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.addresses import address_of
from mahua.access.locks import may_on
from mahua.calls.models import Call
from mahua.calls.models.requester import REQUESTER_FIELDS
from mahua.calls.permissions import fields_to_open
from mahua.calls.web.forms.caller import OpeningForm
from mahua.calls.wording import callers as words
from mahua.ui.pages import page


@require_POST
@may_on(Call, "calls.open_requester")
def open_(request, call):
    """The answer itself shows it, once; nothing is kept in the session."""
    kept = _kept(call)
    form = OpeningForm(request.POST, fields=fields_to_open(request.user, call))
    if not form.is_valid():
        return page(request, "calls/command.html", {"call": call, "form": form, "heading": "启封"}, status=422)
    field, reason = form.cleaned_data["field"], form.cleaned_data["reason"]
    text = ""
    if getattr(kept, field):
        text = kept.open(
            field, by=request.user, reason=reason, at=timezone.now(), address=address_of(request), through=call
        )
    context = {"call": call, "label": REQUESTER_FIELDS[field], "text": text, "reason": reason}
    return page(request, "calls/opened.html", context)


@require_POST
@may_on(Call, "calls.give_code")
def withdraw(request, call):
    """The person said so to the community."""
    _kept(call).withdraw_consent(by=request.user, at=timezone.now())
    messages.success(request, words.CONSENT_WITHDRAWN)
    return redirect(call)


def _kept(call):
    kept = call.requester_kept()
    if kept is None:
        raise Http404
    return kept
