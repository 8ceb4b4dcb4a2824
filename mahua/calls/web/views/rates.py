"""三率: how the bodies answered, by call-back. In roster order; small numbers are not compared."""

from datetime import date, datetime, time

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.locks import may
from mahua.calls import wording
from mahua.calls.models import RateFormula
from mahua.calls.rates import own_grades, own_standing, standings
from mahua.kernel.days import SHANGHAI, day_of
from mahua.organisations.models import Organisation
from mahua.ui.pages import page
from mahua.ui.templatetags.ui import dt

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PeriodForm(forms.Form):
    since = forms.DateField(label="自", widget=DAY, required=False)
    until = forms.DateField(label="至", widget=DAY, required=False)


class RateFormulaForm(forms.Form):
    from_on = forms.DateField(label="自哪天起", widget=DAY)
    basically = forms.IntegerField(label="“基本满意”计百分之几", min_value=0, max_value=100)
    response = forms.IntegerField(label="响应率权重", min_value=0, max_value=100)
    resolution = forms.IntegerField(label="解决率权重", min_value=0, max_value=100)
    satisfaction = forms.IntegerField(label="满意率权重", min_value=0, max_value=100)
    least = forms.IntegerField(label="少于几件不比较", min_value=5, max_value=1000)


class YearForm(forms.Form):
    year = forms.IntegerField(label="年度", min_value=2000, max_value=2100, required=False)


@may("calls.see_rates")
def index(request):
    """The centre and the 工委 choose any days; a body reads itself by year and by release."""
    draw = _compared if request.user.has_perm("calls.compare_rates") else _own
    return page(request, "calls/rates.html", draw(request, now=timezone.now()), part="rates")


def _compared(request, *, now):
    today = day_of(now)
    asked = PeriodForm(request.GET)
    said = asked.cleaned_data if asked.is_valid() else {}
    since, until = said.get("since") or date(today.year, 1, 1), said.get("until") or today
    formula = RateFormula.on(until)
    between = {"since": _begins(since), "until": _begins(date.fromordinal(until.toordinal() + 1))}
    return {
        "period": PeriodForm(initial={"since": since, "until": until}),
        "formula": formula,
        "standings": standings(request.user, **between, formula=formula),
    }


def _own(request, *, now):
    asked = YearForm(request.GET)
    year = (asked.cleaned_data.get("year") if asked.is_valid() else None) or day_of(now).year
    formula = RateFormula.on(day_of(now))
    bodies = Organisation.objects.filter(path__in=request.user.scopes.paths("calls.see_rates")).for_list()
    own = bodies[0] if len(bodies) == 1 else None
    return {
        "period": YearForm(initial={"year": year}),
        "by_release": True,
        "formula": formula,
        "standings": [own_standing(body, year=year, now=now, formula=formula) for body in bodies],
        "own": own,
        "grades": _in_words(own_grades(own, year=year, now=now)) if own else None,
    }


@may("calls.set_rules")
def formula(request):
    today = day_of(timezone.now())
    held = RateFormula.on(today)
    names = ("basically", "response", "resolution", "satisfaction", "least")
    initial = {"from_on": today, **{name: getattr(held, name) for name in names}}
    form = RateFormulaForm(request.POST or None, initial=initial)
    if form.is_valid():
        district = Organisation.objects.of_kind("district").first()
        made = RateFormula.amend(**form.cleaned_data, district=district, by=request.user, at=timezone.now())
        messages.success(request, wording.FORMULA_AMENDED.format(day=dt(made.from_on)))
        return redirect("calls:rates")
    context = {"form": form}
    return page(request, "calls/rate_formula.html", context, part="form", status=422 if form.is_bound else 200)


def _begins(day):
    return datetime.combine(day, time(), tzinfo=SHANGHAI)


def _in_words(counted):
    return [(words, counted.get(grade, 0)) for grade, words in wording.GRADES.items()] if counted else None
