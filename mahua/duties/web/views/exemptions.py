"""豁免: who is not bound by what, in which period, and why."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.duties.models import Exemption
from mahua.duties.query import rules_between
from mahua.duties.web.forms import ExemptForm
from mahua.kernel.days import day_of
from mahua.organisations.models import Organisation
from mahua.ui.pages import page, paginate


@may("duties.view_obligation")
def index(request):
    rows = Exemption.objects.visible_to(request.user).select_related("organisation").order_by("-granted_at", "-pk")
    titles = {rule.code: rule.title for rule in rules_between(*[day_of(timezone.now())] * 2)}
    return page(request, "duties/exemptions.html", {"page": paginate(request, rows), "titles": titles})


@may("duties.exempt")
def new(request):
    """From the matrix: `cell=organisation:rule:period` ticks several at once; they share one rule and one period."""
    today = day_of(timezone.now())
    seen = Organisation.objects.visible_to(request.user).standing().for_list()
    rules = rules_between(today, today)
    if request.method == "POST" and "reason" in request.POST:
        form = ExemptForm(request.POST, seen=_ticked(seen, request.POST.getlist("organisations")), rules=rules)
        if form.is_valid():
            _grant(request, form.cleaned_data)
            return redirect("duties:exemptions")
        return page(request, "duties/exempt.html", {"form": form}, status=422)
    cells = [cell.split(":") for cell in (request.POST or request.GET).getlist("cell") if cell.count(":") == 2]  # noqa: PLR2004
    if not cells:
        raise Http404
    _, rule, period = cells[0]
    codes = [code for code, its_rule, its_period in cells if (its_rule, its_period) == (rule, period)]
    form = ExemptForm(
        seen=_ticked(seen, codes), rules=rules, initial={"rule": rule, "period": period, "organisations": codes}
    )
    return page(request, "duties/exempt.html", {"form": form})


@require_POST
@may_on(Exemption, "duties.exempt", key="pk")
def withdraw(request, exemption):
    exemption.withdraw(by=request.user, at=timezone.now())
    return redirect("duties:exemptions")


def _ticked(seen, codes):
    return seen.filter(code__in=codes)


def _grant(request, said):
    Exemption.grant(
        list(said["organisations"]),
        rule_code=said["rule"],
        period=said["period"],
        reason=said["reason"],
        by=request.user,
        at=timezone.now(),
    )
