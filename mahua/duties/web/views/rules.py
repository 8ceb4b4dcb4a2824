"""The rule table: national text, locked; local rules beside it."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may
from mahua.duties.levels import Level, posts_owing
from mahua.duties.models import Rule
from mahua.duties.web.forms import AmendForm
from mahua.duties.web.tabs import tabs
from mahua.duties.web.years import chosen_year, years_offered
from mahua.kernel.days import day_of
from mahua.organisations.models import Organisation
from mahua.ui.pages import page, paginate

SEVERE = ("error", "warn")  # what a local rule only suggests is for the body itself to see


def _rule(code):
    rule = Rule.objects.filter(code=code).order_by("-valid_from").first()
    if rule is None:
        raise Http404
    return rule


@may("duties.view_rule")
def index(request):
    asked = request.GET.get("q", "").strip()
    rules = [rule for rule in Rule.objects.in_force(day_of(timezone.now())).for_list() if _matches(rule, asked)]
    national = [rule for rule in rules if rule.locked]
    beside = {rule.beside: rule for rule in rules if rule.beside}
    alone = [rule for rule in rules if not rule.locked and not rule.beside]
    pairs = [(rule, beside.get(rule.code)) for rule in national]
    codes = {rule.code for rule in national}
    alone += [rule for rule in rules if rule.beside and rule.beside not in codes]
    context = {"pairs": pairs, "alone": alone, "asked": asked, "tabs": tabs("rules")}
    return page(request, "duties/rules.html", context, part="rules")


def _matches(rule, asked):
    return not asked or any(asked in words for words in (rule.title, rule.source, rule.code))


@may("duties.view_rule")
def show(request, code):
    """What it asks for, and level by level who owes it: units, the bodies of one, the posts of one body."""
    versions = list(Rule.objects.filter(code=code).order_by("-valid_from"))
    if not versions:
        raise Http404
    rule = versions[0]
    form = AmendForm(initial={"frequency": rule.frequency, "required": rule.required})
    context = {"rule": rule, "versions": versions, "form": form, "tabs": tabs("rules")}
    if request.user.has_perm("duties.view_obligation"):
        context |= _levels(request, rule)
    return page(request, "duties/rule.html", context, part="levels")


def _levels(request, rule):
    today = day_of(timezone.now())
    year = chosen_year(request, today)
    place = None
    if request.GET.get("in"):
        place = get_object_or_404(Organisation.objects.visible_to(request.user), code=request.GET["in"])
    around = {"year": year, "today": today, "place": place}
    level = Level(request.user, rule.code, **around)
    leaf = paginate(request, level.bodies())
    posts = rule.bearer_post and place is not None and place.kind != "unit"
    return {
        "year": year,
        "years": years_offered(today),
        "place": place,
        "page": leaf,
        "of_units": level.of_units,
        "rows": level.rows(leaf.rows),
        "posts": posts_owing(request.user, rule.code, **around) if posts else [],
        "names_lacking": rule.severity in SEVERE,
    }


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
