"""年度检查计划: all that is planned, for those who inspect and those who are inspected."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.inspections import wording
from mahua.inspections.leading import led_by, planned_for
from mahua.inspections.models import Demand, InspectionPlan
from mahua.inspections.web.forms.plan import DemandForm, YearFilter
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ui.pages import page, paginate

COST = 3


@may("inspections.view_inspection")
def year(request):
    chosen = YearFilter(request.GET, today=day_of(timezone.now()))
    leaf = paginate(request, chosen.apply(Demand.objects.visible_to(request.user).for_list()))
    once = _more_than_once(leaf.rows)
    context = {"filter": chosen, "page": leaf, "rows": [(each, each.body_id in once) for each in leaf]}
    return page(request, "inspections/year.html", context, part="table")


@may("inspections.inspect")
def new(request):
    now = timezone.now()
    about = {"leads": led_by(request.user), "bodies": planned_for(request.user), "year": day_of(now).year}
    form = DemandForm(request.POST or None, initial={"month": day_of(now).month}, **about)
    if form.is_valid() and _plan(request, form, at=now):
        return redirect(f"{reverse('inspections:year')}?year={form.year}")
    context = {"form": form, "cost": COST}
    return page(request, "inspections/new_demand.html", context, part="form", status=422 if form.is_bound else 200)


@require_POST
@may_on(Demand, "inspections.drop_demand")
def drop(request, demand):
    demand.drop(by=request.user, at=timezone.now())
    messages.success(request, wording.PLAN_DROPPED.format(subject=demand.subject))
    return redirect("inspections:year")


def _plan(request, form, *, at):
    """Whether it stands in the plan now; what the guard says is told beside the field, with what is planned already."""
    inspector, said = form.cleaned_data["inspector"], {"by": request.user, "at": at}
    try:
        plan = form.plans.get(inspector.pk) or InspectionPlan.file(
            inspector, year=form.year, filing_number=form.cleaned_data["filing_number"], **said
        )
    except Refused as refusal:
        form.add_error("filing_number", str(refusal))
        return False
    try:
        made = Demand.plan_all(plan, list(form.cleaned_data["bodies"]), **form.line, **said)
    except Refused as refusal:
        form.add_error("subject", str(refusal))
        return False
    messages.success(request, wording.FILED.format(subject=made[0].subject, count=len(made)))
    return True


def _more_than_once(rows) -> set[int]:
    """The bodies of which this page shows several visits still to come: those can be made one."""
    waiting = [each.body_id for each in rows if each.is_waiting]
    return {body for body in waiting if waiting.count(body) > 1}
