"""The rule table: national text, locked; local rules beside it."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may
from mahua.duties.models import Rule
from mahua.duties.web.forms import AmendForm
from mahua.kernel.days import day_of
from mahua.organisations.models import Organisation
from mahua.ui.pages import page


def _rule(code):
    rule = Rule.objects.filter(code=code).order_by("-valid_from").first()
    if rule is None:
        raise Http404
    return rule


@may("duties.view_rule")
def index(request):
    rules = list(Rule.objects.in_force(day_of(timezone.now())).for_list())
    national = [rule for rule in rules if rule.locked]
    beside = {rule.beside: rule for rule in rules if rule.beside}
    alone = [rule for rule in rules if not rule.locked and not rule.beside]
    pairs = [(rule, beside.get(rule.code)) for rule in national]
    return page(request, "duties/rules.html", {"pairs": pairs, "alone": alone})


@may("duties.view_rule")
def show(request, code):
    rule = _rule(code)
    versions = Rule.objects.filter(code=code).order_by("-valid_from")
    form = AmendForm(initial={"frequency": rule.frequency, "required": rule.required})
    return page(request, "duties/rule.html", {"rule": rule, "versions": versions, "form": form})


@require_POST
@may("duties.amend_rule")
def amend(request, code):
    rule = _rule(code)
    form = AmendForm(request.POST)
    if not form.is_valid():
        versions = Rule.objects.filter(code=code).order_by("-valid_from")
        return page(request, "duties/rule.html", {"rule": rule, "versions": versions, "form": form}, status=422)
    committee = (
        Organisation.objects.of_kind("working_committee").first() or Organisation.objects.of_kind("district").get()
    )
    rule.amend(**form.cleaned_data, working_committee=committee, by=request.user, at=timezone.now())
    return redirect("duties:rule", code)
