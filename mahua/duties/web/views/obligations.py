"""What one organisation owes, and what it has done."""

from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.acting import acting
from mahua.access.locks import may, may_on
from mahua.duties.query import owed_by
from mahua.duties.web.years import chosen_year, years_offered
from mahua.kernel.days import day_of
from mahua.organisations.models import Organisation
from mahua.ui.pages import page


@may("duties.view_obligation")
def index(request):
    """A branch goes to its own page, everybody above to the matrix."""
    assignment = acting(request)
    if assignment.role in ("branch_secretary", "branch_recorder"):
        return redirect("duties:of", assignment.organisation_code)
    return redirect("duties:matrix")


@may_on(Organisation, "duties.view_obligation")
def show(request, organisation):
    today = day_of(timezone.now())
    year = chosen_year(request, today)
    owed = owed_by(Organisation.objects.filter(pk=organisation.pk), year=year, on=today)
    owed.sort(key=lambda each: (each.due_on, each.rule.code, each.bearer))
    return page(
        request,
        "duties/of.html",
        {
            "organisation": organisation,
            "year": year,
            "years": years_offered(today),
            "now": [each for each in owed if each.asks_now and not each.is_late],
            "late": [each for each in owed if each.is_late],
            "met": [each for each in owed if each.state == "met"],
            "ahead": [each for each in owed if each.state == "ahead"],
            "outside": [each for each in owed if not each.is_binding],
        },
    )
