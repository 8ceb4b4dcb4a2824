"""支部 × 应办 for one month: each cell an obligation of the month, or of the quarter, half or year around it."""

from collections import defaultdict
from dataclasses import dataclass

from mahua.duties import wording
from mahua.duties.obligations import Obligation
from mahua.duties.query import owed_around
from mahua.kernel.spreadsheets.columns import Column
from mahua.organisations.models import Organisation
from mahua.rules.duty_rules import DutyRule
from mahua.rules.periods import Period, period_of


@dataclass(frozen=True)
class Row:
    """One organisation with its cells, one for each column; None where the rule does not concern it."""

    organisation: Organisation
    cells: tuple[Obligation | None, ...]

    @property
    def late(self) -> int:
        return sum(1 for cell in self.cells if cell and cell.is_late)


@dataclass(frozen=True)
class Matrix:
    """The month's table: rules across, organisations down."""

    month: Period
    rules: tuple[DutyRule, ...]
    rows: tuple[Row, ...]

    @property
    def heads(self):
        """(short name, period label, rule) of each column."""
        return [
            (wording.SHORT.get(rule.fact_kind, rule.title), period_of(rule.frequency, day=self.month.starts_on), rule)
            for rule in self.rules
        ]

    @property
    def sheet_columns(self):
        names = [Column(rule.code, f"{short}（{period.label}）") for short, period, rule in self.heads]
        return [Column("organisation", "组织"), *names]

    def sheet_rows(self):
        for row in self.rows:
            words = {
                rule.code: cell.state_words if cell else "—" for rule, cell in zip(self.rules, row.cells, strict=True)
            }
            yield {"organisation": row.organisation.name, **words}

    def reminder(self) -> str:
        """A text to copy to the branches: who still has what to record, without a reproach."""
        lines = [
            f"{row.organisation.name}："
            + "、".join(wording.SHORT[cell.rule.fact_kind] for cell in row.cells if cell and cell.is_late)
            for row in self.rows
            if row.late
        ]
        if not lines:
            return ""
        return "\n".join(["各支部：以下事项尚未见记录，已开过的补记即可，不影响考核；确有困难请告知。", *lines])


def matrix_of(organisations, *, month, on) -> Matrix:
    """The table of a month for the organisations given: rows of one page, read through `bearing`."""
    by_code = defaultdict(dict)
    rules = {}
    for each in owed_around(month, organisations, on=on):
        rules[each.rule.code] = each.rule
        by_code[each.organisation_code][each.rule.code] = each
    ordered = tuple(sorted(rules.values(), key=lambda rule: (rule.frequency.months, not rule.locked, rule.code)))
    rows = tuple(
        Row(organisation, tuple(by_code[organisation.code].get(rule.code) for rule in ordered))
        for organisation in organisations
    )
    return Matrix(month, ordered, rows)
