"""One file tried out: typed rows, what they would change, every problem by sheet, row and column; nothing is stored."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mahua.console.imports import rosters, wording
from mahua.kernel.spreadsheets.columns import Column
from mahua.kernel.spreadsheets.dry_run import Problem, Report, Row, dry_run
from mahua.kernel.spreadsheets.mapping import placed
from mahua.kernel.spreadsheets.reading import Reading
from mahua.organisations.rosters import Changes, Import

SHEET_STEP = 1_000_000  # rows of the second sheet are numbered from here on while all sheets are planned as one
FAR_ROW = re.compile(r"第 ?(\d{7,}) ?行")
PROBLEMS_SHOWN = 200


@dataclass(frozen=True, kw_only=True)
class Trial:
    """`reports` one a sheet, with the problems of the plan among those of the cells; `changes` what would be done."""

    reports: list[Report]
    changes: Changes
    rows: list[Row]
    passed_over: tuple[str, ...] = ()  # which sheets were not read, in words

    @property
    def is_acceptable(self) -> bool:
        return all(report.is_acceptable for report in self.reports)

    @property
    def faults(self) -> int:
        return sum(not problem.is_warning for report in self.reports for problem in report.problems)

    @property
    def warnings(self) -> int:
        return sum(problem.is_warning for report in self.reports for problem in report.problems)

    def problems(self, *, valued=True) -> list[dict]:
        """The first of them for the page, faults before warnings; what is written in the cell only if `valued`."""
        found = [(problem, report.sheet) for report in self.reports for problem in report.problems]
        found.sort(key=lambda pair: pair[0].is_warning)
        return [_said(problem, sheet, valued=valued) for problem, sheet in found[:PROBLEMS_SHOWN]]

    def notes(self) -> list[str]:
        """What was noticed: hidden rows imported, totals passed over; by sheet where there are several."""
        several = len(self.reports) > 1
        told = [
            f"工作表“{report.sheet}”：{note}" if several else note for report in self.reports for note in report.notes
        ]
        return [*self.passed_over, *told]

    def marks(self, key: str, columns: Sequence[Column]) -> dict[str, list]:
        """By what each row is known again in another file: mark → sheet, row, and what it is called."""
        found: dict[str, list] = {}
        for row in self.rows:
            place, number = divmod(row.number, SHEET_STEP)
            for kind, mark in rosters.identities(key, row.values):
                found.setdefault(
                    f"{kind}|{mark}", [self.reports[place].sheet, number, rosters.shown(row.values, columns)]
                )
        return found


def try_out(reading: Reading, roster: Import, *, mappings: Mapping[str, Mapping[str, str]], user, on: date) -> Trial:
    """Read every sheet by its form's mapping and plan all of them together, within what the user may keep."""
    reports, rows = [], []
    for place, sheet in enumerate(reading.rosters):
        report = dry_run(sheet, columns=roster.columns, mapping=mappings[sheet.fingerprint])
        reports.append(report)
        rows.extend(_numbered(report.rows, place))
    lacks_column = any(problem.place is None for report in reports for problem in report.problems)
    if lacks_column:
        return Trial(reports=reports, changes=Changes(), rows=rows, passed_over=reading.notes)
    _complete(rows, roster.columns)
    changes = roster.plan(rows, user=user, on=on)
    return Trial(
        reports=_with_remarks(reports, changes, reading=reading, roster=roster, mappings=mappings),
        changes=changes,
        rows=rows,
        passed_over=reading.notes,
    )


def _numbered(rows, place):
    return rows if place == 0 else [Row(row.number + place * SHEET_STEP, row.values) for row in rows]


def _complete(rows, columns):
    """Columns the sheet does not have are empty in every row."""
    absent = [column.key for column in columns if rows and column.key not in rows[0].values]
    if not absent:
        return
    for row in rows:
        for key in absent:
            row.values.setdefault(key, None)


def _with_remarks(reports, changes, *, reading, roster, mappings) -> list[Report]:
    """Remarks of the plan become problems of the row they are about, at its first required column."""
    if not changes.remarks:
        return reports
    told: list[list[Problem]] = [list(report.problems) for report in reports]
    places = [_leading_place(sheet, roster, mappings[sheet.fingerprint]) for sheet in reading.rosters]
    cells = [dict(sheet.body) for sheet in reading.rosters]
    for remark in changes.remarks:
        place, row = divmod(remark.row, SHEET_STEP)
        column = places[place]
        value = str(cells[place][row][column]) if row in cells[place] and column is not None else ""
        words = FAR_ROW.sub(lambda far: _far_row(far, reports), remark.words)
        told[place].append(Problem(row, column, wording.WHOLE_ROW, value, words, remark.is_warning))
    return [
        replace(report, problems=sorted(problems, key=lambda problem: problem.row))
        for report, problems in zip(reports, told, strict=True)
    ]


def _leading_place(sheet, roster, mapping) -> int | None:
    headings = placed(sheet.headings, mapping, columns=roster.columns)
    keys = [column.key for column in roster.columns if column.required and column.key in headings]
    return headings[keys[0]].place if keys else None


def _far_row(far, reports) -> str:
    place, row = divmod(int(far[1]), SHEET_STEP)
    return wording.IN_THE_SHEET.format(sheet=reports[place].sheet, row=f"第 {row} 行")


def _said(problem: Problem, sheet: str, *, valued: bool) -> dict:
    return {
        "sheet": sheet,
        "row": problem.row,
        "cell": problem.cell,
        "title": problem.title,
        "value": problem.value[:60] if valued else "",
        "words": problem.words,
        "is_warning": problem.is_warning,
    }
