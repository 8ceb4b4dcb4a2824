"""Visits held, one visit, a new one."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.inspections import wording
from mahua.inspections.leading import led_by, seen_by
from mahua.inspections.models import Demand, Inspection
from mahua.inspections.sides import PARTY_BODIES
from mahua.inspections.web.forms.visit import ROWS, FoundForm, RecheckForm, TakeUpForm, VisitForm
from mahua.kernel.days import day_of
from mahua.ledger.wording import REASONS
from mahua.organisations.models import Organisation
from mahua.ui.abouts import address_of, offered
from mahua.ui.once import code_in, fresh
from mahua.ui.pages import page, paginate

COST = 4


@may("inspections.view_inspection")
def index(request):
    leaf = paginate(request, Inspection.objects.visible_to(request.user).for_list())
    return page(request, "inspections/index.html", {"page": leaf}, part="table")


@may_on(Inspection, "inspections.view_inspection")
def show(request, inspection):
    context = {
        "inspection": inspection,
        "inspectors": [
            each.organisation for each in inspection.inspectors.select_related("organisation").order_by("path")
        ],
        "demands": inspection.demands.select_related("plan__inspector").order_by("pk"),
        "findings": inspection.findings.select_related("owner", "task", "inspection__lead").order_by("number"),
        "abouts": [address for code in inspection.abouts if (address := address_of(code))],
        "recheck": RecheckForm(),
        "take_up": TakeUpForm(),
        "reasons": REASONS.items(),
    }
    return page(request, "inspections/show.html", context, part="inspection")


@may("inspections.inspect")
def new(request):
    now, asked = timezone.now(), request.POST or request.GET
    bodies = seen_by(request.user)
    body = bodies.filter(code=asked.get("body", "")).first()
    if body is None:
        waiting = Demand.objects.visible_to(request.user).waiting().filter(body__in=bodies)
        context = {"bodies": bodies, "planned": waiting.for_list()[: ROWS * 3], "cost": COST}
        return page(request, "inspections/new_where.html", context)
    code = code_in(request.POST, "i")
    made = Inspection.objects.visible_to(request.user).filter(code=code).first() if code else None
    if made:
        return redirect(made)
    form, rows = _forms(request, body, today=day_of(now))
    if request.method == "POST" and all([form.is_valid(), rows.is_valid()]):
        found = [row.found for row in rows if row.cleaned_data.get("title")]
        said = {"by": request.user, "at": now, "code": code}
        made = Inspection.hold(body, **form.visit, findings=found, **said)
        messages.success(request, wording.HELD.format(count=len(found)))
        return redirect(made)
    context = {"body": body, "form": form, "rows": rows, "cost": COST, "once": request.POST.get("once") or fresh("i")}
    return page(request, "inspections/new.html", context, part="form", status=422 if form.is_bound else 200)


@require_POST
@may_on(Inspection, "inspections.withdraw")
def withdraw(request, inspection):
    reason = request.POST.get("reason", "")
    inspection.withdraw(reason=reason if reason in REASONS else "did_not_happen", by=request.user, at=timezone.now())
    messages.success(request, wording.WITHDRAWN)
    return redirect(inspection)


def _forms(request, body, *, today):
    leads = led_by(request.user)
    waiting = Demand.objects.waiting().filter(body=body).for_list()
    if not leads.exclude(kind__in=PARTY_BODIES).exists():
        waiting = waiting.filter(plan__inspector__kind__in=PARTY_BODIES)
    about = {"leads": leads, "waiting": waiting}
    about["abouts"] = offered(request.user, body, today)
    initial = {"held_on": today, "demands": request.GET.getlist("demand")}
    within = Organisation.objects.below(body.path).exclude(pk=body.pk).standing().for_list()
    many = forms.formset_factory(FoundForm, extra=ROWS, max_num=20)
    sent = request.POST if request.method == "POST" else None
    kept = {"within": within if within.exists() else None}
    return VisitForm(sent, initial=initial, **about), many(sent, prefix="found", form_kwargs=kept)
