"""Which rule binds nobody, and whom no rule binds."""

from django.utils import timezone

from mahua.access.locks import may
from mahua.duties.coverage import coverage_of
from mahua.duties.query import rules_between
from mahua.kernel.days import day_of
from mahua.organisations.models import Organisation
from mahua.ui.pages import page

SHOWN = 100


@may("duties.view_obligation")
def show(request):
    today = day_of(timezone.now())
    seen = Organisation.objects.visible_to(request.user)
    coverage = coverage_of(seen, rules=rules_between(today, today), on=today)
    reasons = dict(coverage.uncovered)
    shown = Organisation.objects.filter(code__in=list(reasons)[:SHOWN]).for_list()
    bodies = [(organisation, reasons[organisation.code]) for organisation in shown]
    return page(request, "duties/coverage.html", {"coverage": coverage, "bodies": bodies, "total": len(reasons)})
