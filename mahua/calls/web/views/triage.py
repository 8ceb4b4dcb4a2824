"""街道分流: what the street does with a call of its communities before the district hears of it."""

from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.calls.callers import street_above
from mahua.calls.models import Call
from mahua.calls.web.commands import carried_out
from mahua.calls.web.forms.caller import DiversionForm, EscalationForm, SolutionForm
from mahua.calls.wording import callers as words


@require_POST
@may_on(Call, "calls.triage_call")
def solve(request, call):
    def solve_here(outcome, **said):
        call.solve_here(outcome=outcome, **said, street=_street(call), by=request.user, at=timezone.now())

    form = SolutionForm(request.POST)
    return carried_out(request, call, form, heading="由街道办结", do=solve_here, said=words.SOLVED_HERE)


@require_POST
@may_on(Call, "calls.triage_call")
def escalate(request, call):
    def hand_up(**said):
        call.escalate(words=said["words"], street=_street(call), by=request.user, at=timezone.now())

    form = EscalationForm(request.POST)
    return carried_out(request, call, form, heading="上报区级", do=hand_up, said=words.ESCALATED)


@require_POST
@may_on(Call, "calls.triage_call")
def divert(request, call):
    def send_away(channel):
        call.divert(channel=channel, words="", by=request.user, at=timezone.now())

    form = DiversionForm(request.POST)
    return carried_out(request, call, form, heading="转法定渠道", do=send_away, said=words.DIVERTED)


def _street(call):
    return street_above(call.caller) or call.caller
