"""The braid of a unit, and of all units in one's scope: from kept weekly counts, a year back from today."""

from django.http import Http404
from django.utils import timezone

from mahua.access.locks import may, may_on
from mahua.kernel.days import day_of
from mahua.organisations.models import Organisation
from mahua.ui.pages import page, paginate
from mahua.undertakings.braid_weeks import WEEK, braid_of_weeks
from mahua.undertakings.braiding import braid_of
from mahua.undertakings.counting import summed
from mahua.undertakings.models import Undertaking, WeekCount
from mahua.undertakings.weeks import filled, monday

YEAR = 52
SHOWN = 6


@may_on(Organisation, "undertakings.view_undertaking", key="code")
def unit(request, organisation):
    if organisation.kind != "unit":
        raise Http404
    today = day_of(timezone.now())
    counts = WeekCount.objects.visible_to(request.user).filter(unit=organisation)
    under_way = Undertaking.objects.visible_to(request.user).of_unit(organisation.path).in_state("under_way")
    shown = paginate(request, under_way.longest_unjoined_first().prefetch_related("joints", "aparts"), size=SHOWN)
    rows = [(each, braid_of(each, joints=each.joints.all(), aparts=each.aparts.all(), today=today)) for each in shown]
    context = {"organisation": organisation, "page": shown, "rows": rows}
    if not request.htmx:
        context["braid"] = _braid(counts, today)
    return page(request, "undertakings/unit.html", context, part="undertakings")


@may("undertakings.view_undertaking")
def district(request):
    today = day_of(timezone.now())
    seen = WeekCount.objects.visible_to(request.user)
    this_week = seen.within(monday(today), monday(today)).select_related("unit").order_by("path")
    context = {"braid": _braid(seen, today), "page": paginate(request, this_week), "week_on": monday(today)}
    return page(request, "undertakings/district.html", context, part="units")


def _braid(counts, today):
    """Nothing at all where nothing was ever counted."""
    weeks = summed(counts.within(monday(today) - YEAR * WEEK, today))
    return braid_of_weeks(filled(weeks, until=today, many=YEAR)) if weeks else {}
