"""Writing the tree and its people into the database: in bulk, with the facts the verbs would have left."""

from datetime import UTC, date, datetime, time

from django.db import transaction

from mahua.ledger.batches import insert_rows
from mahua.ledger.recording import Entry, record_many
from mahua.organisations.facts import OrganisationFounded, TermBegan
from mahua.organisations.models import Leadership, Organisation, Placement, Term
from mahua.rules import terms

CHUNK = 5000


def morning(day: date) -> datetime:
    """Nine o'clock in Shanghai on a day."""
    return datetime.combine(day, time(1), tzinfo=UTC)


def record_in_chunks(entries):
    """Chain many facts, a few thousand in a transaction, so that the district's head is never held for long."""
    entries = list(entries)
    for start in range(0, len(entries), CHUNK):
        with transaction.atomic():
            record_many(entries[start : start + CHUNK])


def settle(district, *, go_live_on: date) -> dict[str, Organisation]:
    """Every organisation of the tree with its place, and what its founding left; returns them by code."""
    nodes = list(district.walk())
    with transaction.atomic():
        insert_rows([_row(node, go_live_on) for node in nodes])
        organisations = {each.code: each for each in Organisation.objects.below(district.path)}
        insert_rows(
            [
                Placement(
                    organisation=organisations[node.code], path=node.path, name=node.name, from_on=node.founded_on
                )
                for node in nodes
            ]
        )
        _lead(district, organisations)
    at = morning(go_live_on)
    record_in_chunks(
        Entry(
            fact=OrganisationFounded(organisation_kind=node.kind, parent=node.parent.code if node.parent else ""),
            organisation=organisations[node.code],
            by=None,
            at=at,
            occurred_on=node.founded_on,
        )
        for node in nodes
    )
    return organisations


def _row(node, go_live_on):
    live = node.kind not in ("district", "unit", "street", "community")
    return Organisation(
        code=node.code,
        kind=node.kind,
        form=node.form,
        name=node.name,
        path=node.path,
        placed_on=node.founded_on,
        children_issued=len(node.children),
        founded_on=node.founded_on,
        go_live_on=max(go_live_on, node.founded_on) if live else None,
        staff=node.staff,
        fulltime_party_staff=node.fulltime,
        has_dedicated_person=node.dedicated,
    )


def _lead(district, organisations):
    """A 党组 leads its unit's head organisation, the 工委 guides it: two typed relations, one parent."""
    committee = next(node for node in district.children if node.kind == "working_committee")
    rows = []
    for unit in (node for node in district.children if node.kind == "unit"):
        group = next(node for node in unit.children if node.kind == "leading_group")
        heads = [node for node in unit.children if node.kind in ("party_committee", "general_branch")]
        for head in heads or [node for node in unit.children if node.kind == "branch"]:
            for kind, superior in (("leads", group), ("guides", committee)):
                rows.append(
                    Leadership(
                        kind=kind,
                        superior=organisations[superior.code],
                        subordinate=organisations[head.code],
                        from_on=head.founded_on,
                    )
                )
    insert_rows(rows)


def begin_terms(rng, organisations, *, today: date, go_live_on: date, overdue=frozenset(), ending=frozenset()):
    """A running term for every body that elects; those in `overdue` and `ending` have run out or are about to."""
    rows, entries = [], []
    for code, organisation in organisations.items():
        months = terms.term_months(organisation.kind)
        if months is None:
            continue
        left = rng.randrange(200, months * 30 - 40)  # days until it expires
        if code in overdue:
            left = -rng.randrange(20, 90)
        elif code in ending:
            left = rng.randrange(15, 150)
        began_on = _months_before(date.fromordinal(today.toordinal() + left), months)
        expires_on = terms.term_of(organisation.kind, began_on=began_on).expires_on
        rows.append(Term(organisation=organisation, began_on=began_on, expires_on=expires_on, due_on=expires_on))
        said = TermBegan(began_on=began_on.isoformat(), expires_on=expires_on.isoformat(), opening=True)
        entries.append(
            Entry(fact=said, organisation=organisation, by=None, at=morning(go_live_on), occurred_on=began_on)
        )
    insert_rows(rows)
    record_in_chunks(entries)


def _months_before(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))
