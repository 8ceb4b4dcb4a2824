"""Importing a checked delivery: each file all or nothing, in a transaction of its own, planned afresh just before."""

from dataclasses import dataclass

from django.db import transaction

from mahua.access.models import SecurityEvent
from mahua.console.imports import wording
from mahua.console.imports.checking import note_down, tried_out
from mahua.console.imports.reading_files import mappings_of, opened
from mahua.console.models import Conflict, Delivery, SentFile
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.organisations.rosters import IMPORTS


@dataclass(frozen=True, kw_only=True)
class Step:
    """Who imports when, and by which mappings."""

    roster: object
    mappings: dict
    by: object
    at: object


def bring_in(delivery, *, by, at, tell):
    """Import every acceptable file; those that turn out faulty by now stay behind, with their faults marked."""
    step = Step(roster=IMPORTS[delivery.roster], mappings=mappings_of(delivery), by=by, at=at)
    for file in delivery.files.acceptable().in_order():
        tell(wording.PHASES["check"].format(name=file.name))
        trial = tried_out(opened(delivery, file), step.roster, mappings=step.mappings, user=step.by, on=day_of(step.at))
        tell(wording.PHASES["import"].format(name=file.name))
        _bring_in_file(delivery, file, trial, step)
    _settle(delivery, at=at)


def _bring_in_file(delivery, file, trial, step):
    new, changed, same = len(trial.changes.new), len(trial.changes.changed), trial.changes.same
    if not trial.is_acceptable:
        note_down(file, trial, step.roster)
        return
    if trial.changes.is_empty:
        file.found(SentFile.State.UNCHANGED, new=0, changed=0, same=same)
        return
    with transaction.atomic():
        step.roster.apply(trial.changes, by=step.by, at=step.at)
        if not delivery.still_wanted().exists():  # cancelled meanwhile: all of the file is undone
            raise Refused(wording.STOPPED)
        file.found(SentFile.State.IMPORTED, new=new, changed=changed, same=same)
        about = f"{delivery.sender.code} {delivery.roster} {delivery.code} {file.number} new={new} changed={changed}"
        SecurityEvent.append("roster.imported", by=step.by, at=step.at, about=about)


def _settle(delivery, *, at):
    done = delivery.files.filter(state__in=(SentFile.State.IMPORTED, SentFile.State.UNCHANGED))
    Conflict.objects.concerning(delivery).delete()
    if not done.exists():
        delivery.come_to(Delivery.State.REFUSED)
        return
    delivery.come_to(Delivery.State.IMPORTED, at=at)
    for file in done:
        file.clear_away()
