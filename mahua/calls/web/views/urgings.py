"""催办 and 督办; the latter is also printed as a form (督办单)."""

from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.calls.models import Call, Urging
from mahua.calls.web.commands import carried_out
from mahua.calls.web.forms.commands import UrgingForm
from mahua.calls.wording import centre as words
from mahua.ui.pages import page


@require_POST
@may_on(Call, "calls.dispatch_call")
def create(request, call):
    def urge(**said):
        Urging.send(call, **said, by=request.user, at=timezone.now())

    form = UrgingForm(request.POST)
    return carried_out(request, call, form, heading="催办、督办", do=urge, said=words.URGED)


@may_on(Call, "calls.dispatch_call")
def supervision(request, call):
    """督办单: every 督办 of this call, with place for the reply, to be printed."""
    sent = call.urgings.filter(level=Urging.Level.SUPERVISE).select_related("organisation").order_by("at", "pk")
    context = {"call": call, "urgings": sent, "overdue": call.is_overdue(timezone.now())}
    return page(request, "calls/supervision.html", context)
