"""Opening the files of a delivery and finding out which of their forms nobody has mapped yet."""

import re
from dataclasses import dataclass

from mahua.console.imports import wording
from mahua.console.models import ColumnMapping, SentFile
from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.characters import visible
from mahua.kernel.spreadsheets.mapping import propose
from mahua.kernel.spreadsheets.reading import Reading, read
from mahua.organisations.rosters import IMPORTS

SAMPLES, LONGEST_SAMPLE = 3, 24
SAMPLED_ROWS = 50
NUMBER_OF_A_PERSON = re.compile(r"\d{9}")  # 证件号码, 手机号码: not ours to show or keep, even for a moment


@dataclass(frozen=True, kw_only=True)
class Form:
    """表样: one header row that came in one or several files, with what is proposed for each heading."""

    fingerprint: str
    files: list[str]
    headings: list[dict]
    is_stale: bool = False

    @property
    def where(self) -> str:
        """The files in this form; beyond the first three only how many."""
        shown = "、".join(f"“{name}”" for name in self.files[:3])
        return shown if len(self.files) <= 3 else f"{shown}等 {len(self.files)} 处"  # noqa: PLR2004 (three are shown)


def read_files(delivery, *, tell) -> dict[int, Reading]:
    """Open every file waiting; the readings by file number, without those that cannot be read."""
    readings = {}
    for file in delivery.files.waiting().in_order():
        tell(wording.PHASES["read"].format(name=file.name))
        try:
            readings[file.number] = opened(delivery, file)
        except Refused as refused:
            file.found(SentFile.State.UNREADABLE, words=refused.words[:400])
    return readings


def opened(delivery, file) -> Reading:
    """One file read, with the help of what is remembered for its sender; its forms and a few samples are noted."""
    roster = IMPORTS[delivery.roster]
    kept = ColumnMapping.objects.of(delivery.sender, delivery.roster).order_by("kept_at")
    remembered = {words: key for mapping in kept for words, key in mapping.mapping.items() if key}
    reading = read(file.data(), columns=roster.columns, remembered=remembered)
    file.found(
        file.State.RECEIVED if file.state == file.State.UNREADABLE else file.state,
        sheets=[_sheet(each, roster) for each in reading.rosters],
        rows=sum(len(each.body) for each in reading.rosters),
        words="",
    )
    return reading


def mappings_of(delivery) -> dict[str, dict[str, str]]:
    """What is remembered for this sender, by form; what no longer fits the roster's columns is left aside."""
    columns = IMPORTS[delivery.roster].columns
    kept = ColumnMapping.objects.of(delivery.sender, delivery.roster)
    return {each.fingerprint: each.mapping for each in kept if each.fits(columns)}


def forms_to_map(delivery) -> list[Form]:
    """The forms among the delivery's files that a person has to look at first, each once."""
    known, stale = mappings_of(delivery), _stale(delivery)
    found: dict[str, Form] = {}
    for file in delivery.files.waiting().in_order():
        for sheet in file.sheets:
            fingerprint = sheet["fingerprint"]
            if fingerprint in known:
                continue
            several = len(file.sheets) > 1
            place = wording.IN_THE_SHEET.format(sheet=sheet["sheet"], row="") if several else ""
            form = found.setdefault(
                fingerprint,
                Form(
                    fingerprint=fingerprint,
                    files=[],
                    headings=sheet["headings"],
                    is_stale=fingerprint in stale,
                ),
            )
            form.files.append(f"{file.name} {place}".strip())
    return list(found.values())


def _stale(delivery) -> set[str]:
    columns = IMPORTS[delivery.roster].columns
    kept = ColumnMapping.objects.of(delivery.sender, delivery.roster)
    return {each.fingerprint for each in kept if not each.fits(columns)}


def _sheet(sheet, roster) -> dict:
    """What the page about the mapping needs, so that it need not open the file again."""
    proposed = {match.heading.place: match for match in propose(sheet.headings, columns=roster.columns).matches}
    return {
        "sheet": sheet.sheet,
        "fingerprint": sheet.fingerprint,
        "headings": [
            {
                "place": heading.place,
                "words": heading.words,
                "key": proposed[heading.place].column.key if heading.place in proposed else "",
                "is_sure": heading.place in proposed and proposed[heading.place].is_sure,
                "samples": [] if roster.sealed else _samples(sheet, heading.place),
            }
            for heading in sheet.headings
            if not heading.is_numbering
        ],
    }


def _samples(sheet, place) -> list[str]:
    """The first few different things written under a heading."""
    found: dict[str, None] = {}
    for _, cells in sheet.body[:SAMPLED_ROWS]:
        words = visible(str(cells[place]))[:LONGEST_SAMPLE]
        if words and not NUMBER_OF_A_PERSON.search(words):
            found[words] = None
        if len(found) >= SAMPLES:
            break
    return list(found)
