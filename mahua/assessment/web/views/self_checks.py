"""自查: the page only the branch or the unit itself sees."""

from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.acting import acting
from mahua.access.locks import may, may_on
from mahua.assessment import warming, wording
from mahua.assessment.permissions import ANSWERING
from mahua.assessment.reading import reading_of
from mahua.assessment.self_check import scheme_of, self_check
from mahua.assessment.web import charts
from mahua.assessment.web.years import chosen_year, years_offered
from mahua.kernel.days import day_of
from mahua.organisations.models import Organisation
from mahua.ui.pages import page


@may("assessment.view_assessment")
def index(request):
    """A branch or a unit goes to its own mirror, the working committee to where help is needed."""
    assignment = acting(request)
    if assignment.role in ANSWERING:
        return redirect("assessment:self_check", assignment.organisation_code)
    return redirect("assessment:help")


@may_on(Organisation, "assessment.view_own")
def show(request, organisation):
    """Computed now and kept nowhere; while the engine gets ready the page says so and asks again by itself."""
    today = day_of(timezone.now())
    year = chosen_year(request, today)
    context = {"organisation": organisation, "year": year, "years": years_offered(today), "today": today}
    context["own"] = wording.OWN.get(organisation.kind, wording.OWN["branch"])
    if warming.READY.for_year(year):
        context |= _report(organisation, year=year, today=today, user=request.user)
    else:
        context["getting_ready"] = True
    return page(request, "assessment/self_check.html", context, part="report")


def _report(organisation, *, year, today, user):
    try:
        explained = self_check(organisation, year=year, on=today)
    except LookupError:
        return {"not_assessed": True}
    reading = reading_of(explained, scheme=scheme_of(organisation), year=year, user=user)
    return {"reading": reading, "chart": charts.shares(reading.sides)}
