"""制度集: rules followed up together, with how far each unit is."""

from django import forms
from django.http import Http404
from django.utils import timezone

from mahua.access.locks import may
from mahua.duties import wording
from mahua.duties.models import Rule, RuleSet
from mahua.duties.set_coverage import coverage_by_body
from mahua.duties.web.asking import Question, ask, today
from mahua.duties.web.tabs import tabs
from mahua.organisations.models import Organisation
from mahua.ui.pages import page, paginate

KEEP = Question(title="制度集", button="保存", done=wording.RULE_SET_KEPT, minutes=3)


class RuleSetForm(forms.Form):
    title = forms.CharField(label="名称", max_length=60)
    source = forms.CharField(label="依据", max_length=120)
    rules = forms.MultipleChoiceField(label="包括哪些制度", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, today, **rest):
        super().__init__(*args, **rest)
        self.fields["rules"].choices = [(rule.code, rule.title) for rule in Rule.objects.in_force(today).for_list()]


@may("duties.view_rule")
def index(request):
    titles = dict(Rule.objects.in_force(today()).values_list("code", "title"))
    sets = [(each, [titles.get(code, code) for code in each.rules]) for each in RuleSet.objects.order_by("title")]
    return page(request, "duties/rule_sets.html", {"sets": sets, "tabs": tabs("rule_sets")})


@may("duties.keep_rule_set")
def new(request):
    form = RuleSetForm(request.POST or None, today=today())
    standing = Organisation.objects.standing()

    def act(said):
        keeper = standing.of_kind("working_committee").first() or standing.of_kind("district").get()
        return RuleSet.keep(said.pop("title"), **said, working_committee=keeper, by=request.user, at=timezone.now())

    return ask(request, KEEP, form, act=act, back=lambda made: made)


@may("duties.view_obligation")
def show(request, code):
    rule_set = RuleSet.objects.filter(code=code).first()
    if rule_set is None:
        raise Http404
    rules = list(Rule.objects.in_force(today()).filter(code__in=rule_set.rules).for_list())
    covered = coverage_by_body(request.user, rule_set.rules, year=today().year)
    leaf = paginate(request, covered.bodies())
    context = {
        "set": rule_set,
        "rules": rules,
        "page": leaf,
        "rows": covered.rows(leaf.rows, [rule.code for rule in rules]),
        "year": today().year,
        "tabs": tabs("rule_sets"),
    }
    return page(request, "duties/rule_set.html", context, part="table")
