"""吹哨: who was called to the place, who arrived when, and the ways to call, to report in and to stand down."""

from django.db.models import Prefetch

from mahua.calls import states
from mahua.calls.models import Arrival
from mahua.calls.web.forms.visits import StandDownForm
from mahua.calls.web.panels import panel_beside


@panel_beside
def on_the_spot(request, call, *, now):
    """The visits of this call, the newest first; whoever sees the call sees who came."""
    may_summon = request.user.has_perm("calls.summon", call)
    may_call = may_summon and call.state in (*states.WAITING, *states.WITH_UNIT)
    if not call.was_summoned:
        return ("calls/panels/visits.html", {"may_call": True}) if may_call else None
    arrivals = Arrival.objects.select_related("organisation").order_by("arrived_at", "pk")
    visits = call.joint_visits.select_related("street").prefetch_related(Prefetch("arrivals", arrivals))
    rows = [_row(visit, user=request.user, may_summon=may_summon) for visit in visits.order_by("-summoned_at")]
    context = {"visits": rows, "may_call": may_call}
    return "calls/panels/visits.html", context


def _row(visit, *, user, may_summon):
    """A visit with its bodies in the order in which they came; `own` is the reader's body that has not reported in."""
    called = list(visit.arrivals.all())
    bodies = [each for each in called if each.arrived_at] + [each for each in called if not each.arrived_at]
    for each in bodies:
        each.minutes = int((each.arrived_at - visit.summoned_at).total_seconds()) // 60 if each.arrived_at else None
    missing = [each for each in bodies if not each.arrived_at]
    own = not visit.stood_down_at and any(
        user.scopes.reaches(each.organisation.path, may="calls.answer_call") for each in missing
    )
    form = StandDownForm(auto_id=f"{visit.code}-%s") if may_summon and not visit.stood_down_at else None
    return {"form": form, "visit": visit, "bodies": bodies, "came": len(bodies) - len(missing), "own": own}
