"""The same member or organisation in two files that wait to be imported, whoever sent them."""

import json

from mahua.console.imports import rosters, shelf, wording
from mahua.console.models import Conflict, Delivery, SentFile

AT_MOST = 200  # of one delivery; beyond it the files are plainly two versions of one


def look_for(delivery):
    """Hold the delivery's files against each other and against those of other deliveries not yet decided."""
    Conflict.objects.concerning(delivery).delete()
    others = SentFile.objects.filter(
        delivery__roster=delivery.roster, delivery__state=Delivery.State.CHECKED, state=SentFile.State.ACCEPTABLE
    )
    seen: dict[str, tuple[SentFile, list]] = {}
    found: list[Conflict] = []
    for file in others.exclude(delivery=delivery).order_by("delivery_id", "number"):
        for mark, place in _marks(file).items():
            seen.setdefault(mark, (file, place))
    for file in delivery.files.waiting().exclude(marks="").in_order():
        _compare(file, seen, found)
    Conflict.objects.bulk_create(found[:AT_MOST])


def _compare(file, seen, found):
    told: set[tuple] = set()
    for mark, place in _marks(file).items():
        other, there = seen.setdefault(mark, (file, place))
        if other is file or (other.pk, *place[:2]) in told:
            continue
        told.add((other.pk, *place[:2]))  # one row is told of once, though its mark and its name both stand elsewhere
        found.append(
            Conflict(
                first=other,
                second=file,
                words=rosters.in_words(tuple(mark.split("|", 1)))[:120],
                first_place=_place(there),
                second_place=_place(place),
            )
        )


def _marks(file) -> dict[str, list]:
    data = shelf.get(file.marks)
    return json.loads(data) if data else {}


def _place(place) -> str:
    sheet, row, shown = place
    where = wording.IN_THE_SHEET.format(sheet=sheet, row=f"第 {row} 行")
    return (f"{where}：{shown}" if shown else where)[:160]
