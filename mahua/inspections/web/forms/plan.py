"""A line of the year's plan, and what the year page shows."""

from django import forms

from mahua.inspections import wording
from mahua.inspections.models import Demand, InspectionPlan
from mahua.organisations.models import Organisation

MONTHS = range(1, 13)


class YearFilter(forms.Form):
    """Which lines of which year."""

    year = forms.TypedChoiceField(label="年度", coerce=int, required=False)
    progress = forms.ChoiceField(label="进展", required=False, choices=wording.PROGRESS.items())

    def __init__(self, data, *, today):
        super().__init__({"year": today.year, **data.dict()})
        self.today = today
        self.fields["year"].choices = [(year, f"{year}年") for year in (today.year + 1, today.year, today.year - 1)]

    @property
    def shown_year(self) -> int:
        return self.cleaned_data.get("year") or self.today.year if self.is_valid() else self.today.year

    def apply(self, demands):
        demands = demands.in_force().filter(year=self.shown_year)
        progress = self.cleaned_data.get("progress") if self.is_valid() else ""
        if progress == "waiting":
            return demands.waiting()
        return demands.exclude(inspection=None) if progress == "done" else demands


class DemandForm(forms.Form):
    """What is inspected, when, where, at what cost; the filing number once a year, the higher document only for a second time."""

    inspector = forms.ModelChoiceField(
        label="检查单位", queryset=Organisation.objects.none(), to_field_name="code", empty_label=None
    )
    subject = forms.CharField(
        label="检查什么", max_length=40, help_text="写事项，如“消防安全”；同一事项对同一组织一年一次。"
    )
    month = forms.TypedChoiceField(label="月份", coerce=int, choices=[(each, f"{each}月") for each in MONTHS])
    minutes = forms.IntegerField(
        label="每家约需（分钟）",
        min_value=10,
        max_value=2000,
        initial=60,
        help_text="含准备时间，计入被检查组织的负担。",
    )
    bodies = forms.ModelMultipleChoiceField(
        label="检查哪些组织",
        queryset=Organisation.objects.none(),
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一个被检查的组织。"},
    )
    filing_number = forms.CharField(label="备案号", max_length=40, required=False)
    higher_document = forms.CharField(label="上级文件文号", max_length=60, required=False)
    reason = forms.CharField(label="为什么要再查", max_length=120, required=False)

    def __init__(self, data=None, *, leads, bodies, year, **rest):
        super().__init__(data, **rest)
        self.year = year
        self.fields["inspector"].queryset = leads
        self.fields["bodies"].queryset = bodies
        self.plans = {
            each.inspector_id: each for each in InspectionPlan.objects.of_year(year).filter(inspector__in=leads)
        }
        self.fields["filing_number"].help_text = f"{year}年第一次列计划时填写，以后不再问。"

    @property
    def already(self) -> list[Demand]:
        """What is planned this year for the bodies chosen, whatever the matter: it may be made one visit."""
        chosen = self.cleaned_data.get("bodies") if self.is_bound and hasattr(self, "cleaned_data") else None
        if not chosen:
            return []
        found = Demand.objects.waiting().filter(year=self.year, body__in=chosen)
        return list(found.for_list()[:20])

    @property
    def period(self) -> str:
        return f"{self.year}-{self.cleaned_data['month']:02}"

    @property
    def line(self) -> dict:
        """As `Demand.plan_all` takes it."""
        names = ("subject", "minutes", "higher_document", "reason")
        return {name: self.cleaned_data[name] for name in names} | {"period": self.period}
