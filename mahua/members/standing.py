"""The table `standing` handed to the assessment engine: tree, kinds, counts of members and posts on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count

from mahua.members.headcount import count_into, places_on
from mahua.organisations.models import Organisation, Term

STAFF = ("staff", "fulltime_party_staff", "has_dedicated_person")
TERM = ("term_began_on", "term_expires_on", "term_extended_until", "elected_on")
COUNTED = ("formal_members", "members", "committee_members", "secretaries", "deputy_secretaries")


def standing_on(day: date, *, below: Iterable[str] = ("",)):
    """The Arrow table `standing` (architecture.md) as of `day`: seven queries, however many organisations.

    `below` narrows it to those under one of the paths (today's): a whole unit, or parents are not known. Members and posts are those of that day; a unit's staff figures are the latest that were counted. `elected_on` is the
    day the running term began.
    """
    import pyarrow as pa  # noqa: PLC0415 (heavy: never at start-up of a web process)

    places = places_on(day, below=below)
    count_into(places, day=day, below=below)
    rows = [_row(place, day) for place in places.values()]
    own, terms, joint = own_figures(), terms_on(day), joint_units()
    for row, place in zip(rows, places.values(), strict=True):
        row["joint_units"] = joint.get(place.key, 0)
        row.update(zip(STAFF, own.get(place.key, (0, 0, False)), strict=True))
        row.update(zip(TERM, terms.get(place.key, (None, None, None, None)), strict=True))
    return pa.Table.from_pylist(rows, schema=_schema(pa))


def own_figures() -> dict[int, tuple[int, int, bool]]:
    """The staff figures of those organisations that have any, by key."""
    counted = Organisation.objects.filter(kind="unit").order_by()
    return {key: tuple(figures) for key, *figures in counted.values_list("pk", *STAFF).iterator()}


def terms_on(day: date) -> dict[int, tuple]:
    """The term running on a day, by organisation: began, expires, extended until, elected."""
    running = Term.objects.on(day).order_by("began_on")
    columns = ("organisation_id", "began_on", "expires_on", "extended_until", "began_on")
    return {key: tuple(days) for key, *days in running.values_list(*columns).iterator()}


def joint_units() -> dict[int, int]:
    """How many units each joint branch covers."""
    covering = Organisation.objects.filter(form="joint").order_by()
    return dict(covering.annotate(units=Count("covered_units")).values_list("pk", "units"))


def _row(place, day):
    return {
        "as_of": day,
        "organisation_code": place.code,
        "kind": place.kind,
        "form": place.form,
        "path": place.path,
        "parent_code": place.parent.code if place.parent else "",
        "unit_code": place.unit.code if place.unit else "",
        "leaders": place.leaders,
        **{name: getattr(place, name) for name in COUNTED},
    }


def _schema(pa):
    text, figure, day = pa.string(), pa.int32(), pa.date32()
    columns = [("as_of", day)]
    columns += [(name, text) for name in ("organisation_code", "kind", "form", "path", "parent_code", "unit_code")]
    columns += [(name, figure) for name in (*COUNTED, "joint_units", "staff", "fulltime_party_staff")]
    columns += [("has_dedicated_person", pa.bool_())]
    columns += [(name, day) for name in TERM]
    return pa.schema([*columns, ("leaders", figure)])
