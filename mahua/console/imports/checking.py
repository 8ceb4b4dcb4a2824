"""The dry run of a delivery: every file tried out, faults marked in a copy of the workbook, files held against each other."""

import json

from mahua.console.imports import conflicts, shelf, wording
from mahua.console.imports.reading_files import forms_to_map, mappings_of, opened, read_files
from mahua.console.imports.trial import try_out
from mahua.console.models import Delivery, SentFile
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.marking import mark
from mahua.organisations.rosters import IMPORTS


def open_and_check(delivery, *, by, at, tell):
    """Read what was received and, as far as every form is mapped, try it out; each file is opened once."""
    readings = read_files(delivery, tell=tell)
    if not readings:
        delivery.come_to(Delivery.State.REFUSED)
    elif forms_to_map(delivery):
        delivery.come_to(Delivery.State.RECEIVED)
    else:
        check(delivery, by=by, at=at, tell=tell, readings=readings)


def check(delivery, *, by, at, tell, readings=None):
    """Try out every file that waits; the delivery is then checked, or refused when none could be taken over."""
    roster, mappings = IMPORTS[delivery.roster], mappings_of(delivery)
    if forms_to_map(delivery):
        raise Refused(wording.MAPPING_FIRST)
    for file in delivery.files.waiting().exclude(state=SentFile.State.UNREADABLE).in_order():
        tell(wording.PHASES["check"].format(name=file.name))
        reading = (readings or {}).pop(file.number, None) or opened(delivery, file)
        trial = tried_out(reading, roster, mappings=mappings, user=by, on=day_of(at))
        note_down(file, trial, roster)
        marks = json.dumps(trial.marks(roster.key, roster.columns), ensure_ascii=False)
        shelf.drop((file.marks,))
        file.found(file.state, marks=shelf.put(marks.encode()))
    conflicts.look_for(delivery)
    some = delivery.files.acceptable().exists()
    delivery.come_to(Delivery.State.CHECKED if some else Delivery.State.REFUSED)


def tried_out(reading, roster, *, mappings, user, on):
    """The trial of one file; `Refused` when a form in it has no mapping (any more)."""
    if any(sheet.fingerprint not in mappings for sheet in reading.rosters):
        raise Refused(wording.MAPPING_STALE)
    return try_out(reading, roster, mappings=mappings, user=user, on=on)


def note_down(file, trial, roster):
    """What a trial found, on the file's row; with faults also the workbook that shows them, to be mended and sent again."""
    shelf.drop((file.marked,))
    file.found(
        SentFile.State.ACCEPTABLE if trial.is_acceptable else SentFile.State.FAULTY,
        notes=trial.notes(),
        problems=trial.problems(valued=not roster.sealed),
        faults=trial.faults,
        warnings=trial.warnings,
        new=len(trial.changes.new),
        changed=len(trial.changes.changed),
        same=trial.changes.same,
        marked="" if trial.is_acceptable else shelf.put(mark(file.data(), reports=trial.reports)),
    )


def marked_copy(file, *, by, at) -> bytes:
    """The workbook with every problem marked; where there are only warnings it is made when somebody asks for it."""
    delivery = file.delivery
    if not file.marked:
        reading, roster = opened(delivery, file), IMPORTS[delivery.roster]
        trial = tried_out(reading, roster, mappings=mappings_of(delivery), user=by, on=day_of(at))
        file.found(file.state, marked=shelf.put(mark(file.data(), reports=trial.reports)))
    kept = shelf.get(file.marked)
    if kept is None:
        raise Refused(wording.FILE_GONE.format(name=file.name))
    return kept
