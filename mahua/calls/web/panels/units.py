"""For the body in charge: accept or return; then contact, pause, ask for more time, answer. And for the call-back."""

from functools import partial

from mahua.calls.web.forms.responses import ContactForm, ExtensionForm
from mahua.calls.web.panels import panel


@panel
def own_part(request, call, *, now):
    """The newest part one's own body has in this call."""
    if not request.user.has_perm("calls.answer_call"):
        return None
    reaches = partial(request.user.scopes.reaches, may="calls.answer_call")
    own = [part for part in call.asked if part.stands and reaches(part.path)]
    part = max(own, key=lambda part: part.pk, default=None)
    if part is None:
        return None
    context = {"part": part}
    if part.leads and part.may_answer:
        context["contact"] = ContactForm()
        context["extension"] = getattr(call, "extension", None)
        context["extension_form"] = ExtensionForm()
    return "calls/panels/part.html", context


@panel
def to_call_back(request, call, *, now):
    """The way to the form of the call-back, for whoever calls back."""
    if not call.may("call_back") or not request.user.has_perm("calls.call_back", call):
        return None
    return "calls/panels/call_back.html", {}
