"""One row of a roster of meetings: what it says, and why it cannot have been so."""

import re
from dataclasses import dataclass
from datetime import date

from mahua.kernel.errors import Refused
from mahua.meetings import wording
from mahua.meetings.kinds import KINDS, check_kinds
from mahua.organisations.models import Organisation

BETWEEN_RESOLUTIONS = re.compile(r"[\n\r；;]+")
NUMBERING = re.compile(r"^\s*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．])\s*")
LONGEST_RESOLUTION = 120
JANUARY_TO = 3  # 组织生活会 held by March usually belongs to the year before


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """One meeting as a row tells it; `passed` are the texts of its resolutions."""

    organisation: Organisation
    kind: str
    day: date
    title: str
    place: str
    belongs_to_year: int
    figures: dict
    passed: tuple[str, ...]


def wrong_with(organisation, values, *, user, on) -> str | None:
    """Why this row cannot have been a meeting here."""
    if isinstance(organisation, str):
        return organisation
    if not user.scopes.reaches(organisation.path, may="meetings.import_meeting"):
        return wording.NOT_YOURS.format(body=organisation.name)
    try:
        check_kinds(organisation, values["kind"], ())
    except Refused as no:
        return no.words
    if values["day"] > on:
        return wording.HELD_IN_FUTURE.format(day=values["day"])
    if values["day"] < organisation.founded_on:
        return wording.BEFORE_FOUNDED.format(body=organisation.name, founded=organisation.founded_on)
    return _wrong_figures(values) or _wrong_resolutions(values)


def _wrong_figures(values) -> str | None:
    said = figures(values)
    if min(said.values()) < 0:
        return wording.NEGATIVE_FIGURES
    if not said["present"]:
        return wording.NOBODY_PRESENT
    pairs = (("present", "should_attend"), ("voters", "should_attend"), ("voters_present", "voters"))
    for fewer, more in pairs:
        if said[fewer] > said[more]:
            return wording.MORE_THAN.format(
                fewer=wording.FIGURES[fewer], count=said[fewer], more=wording.FIGURES[more], most=said[more]
            )
    return None


def _wrong_resolutions(values) -> str | None:
    long = [text for text in resolutions(values) if len(text) > LONGEST_RESOLUTION]
    return wording.RESOLUTION_TOO_LONG.format(most=LONGEST_RESOLUTION, count=len(long[0])) if long else None


def figures(values) -> dict[str, int]:
    """应到, 实到 and those entitled to vote; the latter 0 where the roster does not say."""
    return {name: values.get(name) or 0 for name in ("should_attend", "present", "voters", "voters_present")}


def resolutions(values) -> tuple[str, ...]:
    """One a line or between semicolons, with the sender's own numbering taken off."""
    texts = BETWEEN_RESOLUTIONS.split(values.get("resolutions") or "")
    return tuple(filter(None, (NUMBERING.sub("", text).strip() for text in texts)))


def as_told(number, values, organisation, title, changes) -> Held:
    """The meeting a row tells of; a warning where the year it belongs to had to be taken from its day."""
    year, day = values.get("belongs_to_year"), values["day"]
    if KINDS[values["kind"]].yearly and not year and day.month <= JANUARY_TO:
        changes.warn(number, wording.YEAR_TAKEN.format(year=day.year))
    return Held(
        organisation=organisation,
        kind=values["kind"],
        day=day,
        title=title,
        place=values.get("place") or "",
        belongs_to_year=(year if KINDS[values["kind"]].yearly else None) or day.year,
        figures=figures(values),
        passed=resolutions(values),
    )
