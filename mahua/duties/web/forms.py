"""Filters and forms of the duties pages."""

from django import forms

from mahua.duties import wording
from mahua.duties.web.years import years_offered
from mahua.kernel.errors import Refused
from mahua.organisations.models import Organisation
from mahua.rules.frequencies import Frequency
from mahua.rules.periods import month_of, parse

KINDS = [("branch", "党支部"), ("general_branch", "党总支"), ("party_committee", "机关党委"), ("leading_group", "党组")]


class MatrixFilter(forms.Form):
    """Which month and which organisations the matrix shows."""

    month = forms.CharField(label="月份", required=False)
    kind = forms.ChoiceField(label="类别", choices=KINDS, required=False)
    q = forms.CharField(label="名称", required=False, max_length=30)

    def __init__(self, data, *, today):
        super().__init__(data or None)
        self.today = today
        offered = [f"{year}-{month:02}" for year in years_offered(today)[:2] for month in range(12, 0, -1)]
        months = [code for code in offered if code <= f"{today:%Y-%m}"]
        self.fields["month"].widget = forms.Select(choices=[(code, parse(code).label) for code in months])
        self.initial = {"month": f"{today:%Y-%m}", "kind": "branch"}
        self.is_valid()

    @property
    def month_code(self):
        return getattr(self, "cleaned_data", {}).get("month") or f"{self.today:%Y-%m}"

    @property
    def chosen_month(self):
        try:
            asked = parse(self.month_code)
        except Refused:
            return month_of(self.today)
        return month_of(asked.starts_on)

    def apply(self, organisations):
        cleaned = getattr(self, "cleaned_data", {})
        organisations = organisations.filter(kind=cleaned.get("kind") or "branch")
        return organisations.filter(name__contains=cleaned["q"]) if cleaned.get("q") else organisations


class AmendForm(forms.Form):
    """What a local rule asks for from a day."""

    frequency = forms.ChoiceField(label="频次", choices=[(each.value, each.label) for each in Frequency])
    required = forms.IntegerField(label="次数", min_value=1, max_value=31)
    valid_from = forms.DateField(label="自何日起", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))


class ExemptForm(forms.Form):
    """Exempt one or many organisations from one rule in one period."""

    rule = forms.ChoiceField(label="事项")
    period = forms.CharField(label="期间", max_length=8, help_text="如 2026-11、2026Q4、2026H2、2026")
    organisations = forms.ModelMultipleChoiceField(
        label="组织", queryset=Organisation.objects.none(), to_field_name="code", widget=forms.CheckboxSelectMultiple
    )
    reason = forms.ChoiceField(label="缘由", choices=wording.REASONS_TO_EXEMPT.items())

    def __init__(self, data=None, *, seen, rules, **rest):
        super().__init__(data, **rest)
        self.fields["organisations"].queryset = seen
        self.fields["rule"].choices = [(rule.code, rule.title) for rule in rules]

    def clean_period(self):
        try:
            return parse(self.cleaned_data["period"].strip()).code
        except Refused as refused:
            raise forms.ValidationError(refused.words) from None


class MakeUpForm(forms.Form):
    """Which later meeting makes up for a missed period, and why it was late."""

    fact = forms.ChoiceField(label="用哪一次补办")
    reason = forms.ChoiceField(label="缘由", choices=wording.REASONS_TO_MAKE_UP.items())

    def __init__(self, data=None, *, facts, **rest):
        super().__init__(data, **rest)
        self.fields["fact"].choices = facts
