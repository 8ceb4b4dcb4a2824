"""派单规则: the list in order, and one rule with what changing it would do, shown before it is saved."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from mahua.access.locks import may
from mahua.calls import routing
from mahua.calls.models import RoutingRule
from mahua.calls.web.centre_pages import centre_of, centre_page
from mahua.calls.web.forms.dispatch import names_of_bodies
from mahua.calls.web.forms.routing_rules import RoutingRuleForm, places
from mahua.calls.web.previews import digest_of, was_shown
from mahua.calls.wording import centre as words


@may("calls.set_rules")
def index(request):
    rules = RoutingRule.objects.in_order()
    return centre_page(request, "calls/routing_rules.html", {"rules": rules}, tab="routing_rules")


@may("calls.set_rules")
def edit(request, *, pk=None):
    rules = list(RoutingRule.objects.in_order())
    rule = get_object_or_404(RoutingRule.objects.in_order(), pk=pk) if pk else RoutingRule()
    place = next((number for number, each in enumerate(rules, start=1) if each.pk == pk), len(rules) + 1)
    form = RoutingRuleForm(request.POST or None, rule=rule, place=place)
    stamp = request.POST.get("stamp") or routing.stamp_of(rules)
    context = {"form": form, "rule": rule, "stamp": stamp, "bodies": names_of_bodies(), "places": places()}
    if not form.is_valid():
        return _answer(request, context, status=422 if form.is_bound else 200)
    if stamp != routing.stamp_of(rules):
        return _answer(request, {**context, "stamp": routing.stamp_of(rules), "stale": True}, status=422)
    draft = form.draft
    digest = digest_of(stamp, str(draft), draft.unit.code, draft.retired)
    if was_shown(request, digest):
        routing.change(draft, stamp=stamp, by=request.user, at=timezone.now(), district=centre_of(request.user))
        messages.success(request, words.RULES_SAVED)
        return redirect("calls:routing_rules")
    tried = routing.dry_run(request.user, before=rules, after=routing.with_rule(rules, draft))
    return _answer(request, {**context, "draft": draft, "tried": tried, "digest": digest})


def _answer(request, context, *, status=200):
    return centre_page(request, "calls/routing_rule.html", context, tab="routing_rules", status=status)
