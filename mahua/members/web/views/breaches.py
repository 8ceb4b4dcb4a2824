"""Which organisations are off a set-up or term rule, with the clause and what to do."""

from mahua.access.locks import may
from mahua.members.known_findings import known_findings
from mahua.members.web.asking import today
from mahua.members.web.filters import BreachFilter
from mahua.rules.set_up_rules import RULES
from mahua.rules.severities import Severity
from mahua.ui.pages import page, paginate


@may("members.view_breaches")
def index(request):
    chosen = BreachFilter(request.GET)
    findings = known_findings(today(), below=request.user.scopes.paths("members.view_breaches"))
    leaf = paginate(request, chosen.apply(findings), counted=True)
    context = {
        "filter": chosen,
        "page": leaf,
        "rules": RULES.values(),
        "severities": [each for each in Severity if any(rule.severity is each for rule in RULES.values())],
    }
    return page(request, "members/breaches.html", context, part="table")
