"""For those who called and their street: sort it, rate it, take it back; and what is known of the person behind it."""

from django.conf import settings

from mahua.calls.callers import street_above
from mahua.calls.models import ProgressCode
from mahua.calls.permissions import fields_to_open
from mahua.calls.progress import progress_of
from mahua.calls.web.forms.caller import (
    DiversionForm,
    EscalationForm,
    OpeningForm,
    RatingForm,
    SolutionForm,
    WithdrawalForm,
)
from mahua.calls.web.panels import panel, panel_beside


@panel
def to_sort(request, call, *, now):
    """街道分流: solved here, handed up, or sent where the law says."""
    if not call.may("escalate") or not request.user.has_perm("calls.triage_call", call):
        return None
    forms = {
        "solution": SolutionForm(auto_id="solution-%s"),
        "escalation": EscalationForm(auto_id="escalation-%s"),
        "diversion": DiversionForm(auto_id="diversion-%s"),
    }
    return "calls/panels/triage.html", {"street": street_above(call.caller), **forms}


@panel
def to_rate(request, call, *, now):
    """The caller says how the body did."""
    if not call.may("close") or not request.user.has_perm("calls.rate_call", call):
        return None
    return "calls/panels/rating.html", {"form": RatingForm(auto_id="rating-%s")}


@panel
def goes_on(request, call, *, now):
    """It was merged: how far the common one is, in the words anybody with a part in it may read."""
    if call.merged_into is None:
        return None
    return "calls/panels/goes_on.html", {"said": progress_of(call)}


@panel_beside
def merged_here(request, call, *, now):
    """这件上还有谁并进来了: callers are told in the history of each; here they stand together."""
    if not call.took_in:
        return None
    return "calls/panels/merged.html", {"merged": call.merged.select_related("caller").order_by("raised_at", "pk")}


@panel_beside
def asked(request, call, *, now):
    """What the category asked, with the answers."""
    if not call.answers or not call.category:
        return None
    words = {question["key"]: question["words"] for question in call.category.all_questions}
    return "calls/panels/answers.html", {"answers": [(words.get(key, key), text) for key, text in call.answers.items()]}


@panel_beside
def requester(request, call, *, now):
    """来自诉求人的选择: what may be told to whom, and how to read what is sealed."""
    kept = call.requester_kept()
    if kept is None:
        return None
    sealed = bool(kept.name or kept.phone or kept.told)
    context = {"kept": kept, "shared": kept.call_id != call.pk, "sealed": sealed, "days": settings.REQUESTER_DAYS}
    if request.user.has_perm("calls.open_requester", call) and not kept.is_erased:
        context["form"] = OpeningForm(auto_id="opening-%s", fields=fields_to_open(request.user, call))
        context["withdraws"] = request.user.has_perm("calls.give_code", call)
    return "calls/panels/requester.html", context


@panel_beside
def progress(request, call, *, now):
    """A code for the resident to follow it without account."""
    if not request.user.has_perm("calls.give_code", call):
        return None
    return "calls/panels/progress.html", {"given": ProgressCode.objects.filter(call=call).first()}


@panel_beside
def to_withdraw(request, call, *, now):
    """Not needed any more, as long as no body has taken it."""
    if not call.may("withdraw") or not request.user.has_perm("calls.withdraw_call", call):
        return None
    return "calls/panels/withdrawal.html", {"form": WithdrawalForm(auto_id="withdrawal-%s")}
