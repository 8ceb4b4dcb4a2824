"""For the body in charge: accept or return; then contact, pause, ask for more time, answer. And for the call-back."""

from mahua.calls.models import Extension, Response
from mahua.calls.web.forms.responses import ContactForm, ExtensionForm
from mahua.calls.web.panels import panel


@panel
def own_part(request, call, *, now):
    """The newest part one's own body has in this call."""
    if not request.user.has_perm("calls.answer_call"):
        return None
    own = Response.objects.filter(request.user.scopes.covers("path", may="calls.answer_call"))
    part = own.standing().filter(call=call).select_related("organisation").order_by("-pk").first()
    if part is None:
        return None
    context = {"part": part}
    if part.leads and part.may_answer:
        context["contact"] = ContactForm()
        context["extension"] = Extension.objects.filter(call=call).first()
        context["extension_form"] = ExtensionForm()
    return "calls/panels/part.html", context


@panel
def to_call_back(request, call, *, now):
    """The way to the form of the call-back, for whoever calls back."""
    if not call.may("call_back") or not request.user.has_perm("calls.call_back", call):
        return None
    return "calls/panels/call_back.html", {}
