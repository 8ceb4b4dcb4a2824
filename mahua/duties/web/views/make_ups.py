"""补办: something held later counts for a period that was missed, with a reason."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.acting import acting
from mahua.access.locks import may_on
from mahua.duties.models import MakeUp, Rule
from mahua.duties.web.forms import MakeUpForm
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.organisations.models import Organisation
from mahua.rules.periods import parse
from mahua.ui.pages import page

OFFERED = 20


@may_on(Organisation, "duties.make_up")
def new(request, organisation):
    rule, period = _asked(request)
    facts = _later(organisation, rule, period)
    form = MakeUpForm(
        request.POST or None, facts=[(fact.position, f"{fact.occurred_on} {fact.title}") for fact in facts]
    )
    if request.method == "POST" and form.is_valid():
        chosen = next(fact for fact in facts if fact.position == int(form.cleaned_data["fact"]))
        recorded_for = organisation if _is_clerk(request) else None
        MakeUp.declare(
            organisation,
            rule=rule.data,
            period=period.code,
            fact=chosen,
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=timezone.now(),
            for_=recorded_for,
        )
        return redirect("duties:of", organisation.code)
    context = {"organisation": organisation, "rule": rule, "period": period, "form": form, "facts": facts}
    return page(request, "duties/make_up.html", context, status=422 if form.errors else 200)


def _asked(request):
    rule = Rule.objects.filter(code=request.GET.get("rule", "")).order_by("-valid_from").first()
    if rule is None:
        raise Http404
    try:
        return rule, parse(request.GET.get("period", ""))
    except Refused:
        raise Http404 from None


def _later(organisation, rule, period):
    used = MakeUp.objects.filter(rule_code=rule.code, organisation=organisation).values("position")
    facts = Fact.objects.of(organisation.code).kinds(rule.fact_kind).effective().filter(occurred_on__gt=period.ends_on)
    return list(facts.exclude(position__in=used).order_by("occurred_on", "position")[:OFFERED])


def _is_clerk(request):
    assignment = acting(request)
    return assignment is not None and assignment.role == "committee_clerk"
