"""吹哨 and 收哨: the street, or the command centre for it, calls bodies to the place and says when the matter is done."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.calls.models import Call, JointVisit
from mahua.calls.web.commands import carried_out
from mahua.calls.web.forms.visits import StandDownForm, SummonForm
from mahua.calls.wording import edges as words
from mahua.kernel.codes import new_code
from mahua.kernel.days import SHANGHAI
from mahua.kernel.tree_paths import ancestors
from mahua.organisations.models import Organisation
from mahua.ui.once import code_in, fresh
from mahua.ui.pages import page

SOON = timedelta(hours=1)


@may_on(Call, "calls.summon")
def new(request, call):
    now = timezone.now()
    form = SummonForm(request.POST or None, initial=_usual(call, now))
    if form.is_valid():
        code, street = code_in(request.POST, "v") or new_code("v"), _street_of(call, request.user)
        visit = JointVisit.summon(call, code=code, street=street, **form.asked, by=request.user, at=now)
        messages.success(request, words.SUMMONED.format(count=visit.arrivals.count()))
        return redirect(call)
    context = {"call": call, "form": form, "once": request.POST.get("once") or fresh("v")}
    return page(request, "calls/joint_visit.html", context, status=422 if form.is_bound else 200)


@require_POST
@may_on(Call, "calls.summon")
def stand_down(request, call, visit):
    found = get_object_or_404(call.joint_visits.select_related("street", "call"), code=visit)

    def leave(**said):
        found.stand_down(**said, by=request.user, at=timezone.now())

    return carried_out(request, call, StandDownForm(request.POST), heading="收哨", do=leave, said=words.STOOD_DOWN)


def _usual(call, now):
    soon = (now + SOON).astimezone(SHANGHAI)
    return {"place": call.place, "day": soon.date(), "hour": soon.time().replace(minute=0)}


def _street_of(call, user):
    """The street on whose ground it is; the body of the person who calls where there is none."""
    around = [*ancestors(call.path), call.path]
    street = Organisation.objects.filter(path__in=around, kind="street").first()
    return street or Organisation.objects.get(path=user.scopes.paths("calls.summon")[0])
