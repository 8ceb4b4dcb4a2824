from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse

from mahua.kernel.days import SHANGHAI
from mahua.kernel.errors import Refused
from mahua.meetings.kinds import KINDS
from mahua.meetings.web.forms.plan import usual_hour
from mahua.rules.duty_table import DUTY_RULES
from mahua.rules.periods import parse

AT_MOST = 100
PARTS = 3
BY_FIGURES = ("members_review", "election", "heart_talk", "dual_life")


@dataclass(frozen=True)
class Line:
    """One ticked cell: a body, a kind, the period it is for."""

    cell: str
    body: Any
    kind: str
    period: Any
    year: int | None

    @property
    def label(self) -> str:
        return KINDS[self.kind].label

    @property
    def alone(self) -> str:
        """The page on which this one is written down by itself."""
        asked = {"organisation": self.body.code, "kind": self.kind, "period": self.period.code}
        return f"{reverse('meetings:new_record')}?{urlencode(asked)}"

    @property
    def title(self) -> str:
        return f"{self.period.label}{self.label}"


class BatchForm(forms.Form):
    """A day per line, already filled in; `cell=organisation:rule:period` as the matrix sends them."""

    hour = forms.TimeField(
        label="时间", initial=usual_hour, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def __init__(self, data, *, bodies, today, past):
        self.is_sent = "sent" in data
        super().__init__(data if self.is_sent else None)
        self.today, self.past = today, past
        self.lines, self.single, self.passed_over = [], [], 0
        ticked = list(dict.fromkeys(data.getlist("cell")))
        cells, self.beyond = ticked[:AT_MOST], max(len(ticked) - AT_MOST, 0)
        codes = {cell.split(":")[0] for cell in cells}
        known = {body.code: body for body in bodies.filter(code__in=codes)}
        for cell in cells:
            line = _line(cell, known)
            if line is None:
                self.passed_over += 1
                continue
            if past and line.kind in BY_FIGURES:
                self.single.append(line)
                continue
            self.lines.append(line)
            self.fields[f"day-{cell}"] = forms.DateField(
                label=f"{line.body.name} {line.label}",
                initial=self._usual_day(line.period),
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            )
        if past:
            del self.fields["hour"]

    @property
    def rows(self):
        return [(line, self[f"day-{line.cell}"]) for line in self.lines]

    def day_of(self, line) -> date:
        return self.cleaned_data[f"day-{line.cell}"]

    def moment_of(self, line) -> datetime:
        return datetime.combine(self.day_of(line), self.cleaned_data["hour"], tzinfo=SHANGHAI)

    def _usual_day(self, period) -> date:
        """To plan: the last day of the period or today; held: the last day that has been."""
        if self.past:
            return min(period.ends_on, self.today)
        return max(period.starts_on, min(period.ends_on, self.today))


def _line(cell, known):
    """The line of a cell, or None: not this person's body, no such rule, or a rule no meeting meets."""
    code, rule_code, period = (cell.split(":") + [""] * PARTS)[:PARTS]
    rule = DUTY_RULES.get(rule_code)
    kind = rule.fact_kind.removesuffix(".held") if rule else ""
    if code not in known or kind not in KINDS:
        return None
    try:
        parsed = parse(period)
    except Refused:
        return None
    return Line(cell, known[code], kind, parsed, parsed.year if KINDS[kind].yearly else None)
