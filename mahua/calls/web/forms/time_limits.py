from django import forms

from mahua.rules.limits import DAY, HOUR
from mahua.rules.office_hours import OfficeHours

UNITS = {"minutes": "分钟", "hours": "小时", "days": "天"}


class TimeLimitForm(forms.Form):
    """So many minutes, hours or days, of natural or of working time."""

    amount = forms.IntegerField(label="多长", min_value=1, max_value=10_000)
    unit = forms.ChoiceField(label="单位", choices=UNITS.items())
    natural = forms.TypedChoiceField(
        label="按什么时间计",
        choices=[("yes", "自然时间，昼夜不停"), ("no", "工作时间，只计工作日的办公时间")],
        coerce="yes".__eq__,
        widget=forms.RadioSelect,
    )

    def __init__(self, data=None, *, limit):
        super().__init__(data, initial={**_as_typed(limit), "natural": "yes" if limit.natural else "no"})

    @property
    def minutes(self) -> int:
        return self.cleaned_data["amount"] * _unit_minutes(self.cleaned_data["unit"], self.cleaned_data["natural"])


class OfficeHoursForm(forms.Form):
    hours = forms.CharField(
        label="办公时间", max_length=60, help_text="写成 9:00-12:00,14:00-18:00；没有午休时写 9:00-17:00。"
    )


def _as_typed(limit) -> dict:
    """In the largest unit that fits without a rest."""
    for unit in ("days", "hours", "minutes"):
        whole, rest = divmod(limit.minutes, _unit_minutes(unit, limit.natural))
        if whole and not rest:
            return {"amount": whole, "unit": unit}
    return {}


def _unit_minutes(unit, natural) -> int:
    a_day = DAY if natural else OfficeHours().minutes_a_day
    return {"minutes": 1, "hours": HOUR, "days": a_day}[unit]
