"""Rosters of members and of posts: one column list for import and export, within domain.md §3.13 and nothing more."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.columns import Choice, Column, Kind
from mahua.ledger.models import Pseudonym
from mahua.ledger.recording import Entry, record_many, verb
from mahua.members import wording
from mahua.members.admitting import Admission, admit_many
from mahua.members.facts import MemberConfirmed
from mahua.members.models import Member
from mahua.organisations.models import Organisation
from mahua.organisations.naming import Named
from mahua.organisations.rosters import Changes, Import, offer

STAGES = (
    Choice("full", wording.STAGES["full"], ("正式", "中共党员", "党员")),
    Choice("probationary", wording.STAGES["probationary"], ("预备",)),
)
STATUSES = tuple(Choice(code, title) for code, title in wording.STATUSES.items())
BATCH = 1000

NAME = Column("name", "姓名", Kind.NAME, required=True, max_length=40, synonyms=("党员姓名", "名字"))
BRANCH = Column(
    "branch",
    "所在党支部",
    Kind.TEXT,
    required=True,
    synonyms=("党支部", "支部", "所在支部", "支部名称", "党组织关系所在党支部", "所在党组织", "党小组"),
)
REF = Column(
    "external_ref", "原系统编号", Kind.CODE, max_length=40, unique=True, synonyms=("人员编号", "党员编号", "编号")
)
MEMBERS = (
    REF,
    NAME,
    BRANCH,
    Column("stage", "人员类别", Kind.CHOICE, required=True, choices=STAGES, synonyms=("党员类别", "类别", "党员类型")),
    Column(
        "joined_on", "入党日期", Kind.DATE, required=True, allows_month=True, synonyms=("入党时间", "加入党组织日期")
    ),
    Column("confirmed_on", "转正日期", Kind.DATE, allows_month=True, synonyms=("转正时间", "转为正式党员日期")),
    Column("office_phone", "办公电话", Kind.TEXT, max_length=30, synonyms=("联系电话（办公）", "办公室电话")),
)
MEMBERS_OUT = (*MEMBERS, Column("status", "党籍状态", Kind.CHOICE, choices=STATUSES))
PHONE_AND_REF = ("office_phone", "external_ref")


class Known(NamedTuple):
    """A member on the roster, as far as a file is compared with it."""

    pk: int
    name: str
    joined_on: date
    place: int
    stage: str
    office_phone: str
    external_ref: str

    @property
    def likeness(self):
        return (self.place, self.name, self.joined_on)


@dataclass(frozen=True, slots=True)
class Update:
    """What a row brings for a member known already: phone and mark, and the day he became a full member."""

    known: Known
    kept: dict
    confirmed_on: date | None


@dataclass
class Roll:
    """The roster a file is compared with, and what the rows read so far said."""

    named: Named
    mine: frozenset[int]
    by_ref: dict[str, Known]
    alike: dict[tuple, list[Known]]
    places: dict[str, Organisation | str] = field(default_factory=dict)
    refs: dict[str, int] = field(default_factory=dict)
    people: dict[tuple, tuple[int, str]] = field(default_factory=dict)

    @classmethod
    def seen_by(cls, user):
        """By mark every member of the district, otherwise those the person brings in; three queries."""
        reach = Organisation.objects.filter(user.scopes.covers("path", may="members.import_member")).order_by()
        roll = cls(
            named=Named.seen_by(user),
            mine=frozenset(reach.values_list("pk", flat=True)),
            by_ref={},
            alike=defaultdict(list),
        )
        columns = ("pk", "name", "joined_on", "organisation_id", "stage", "office_phone", "external_ref")
        for row in Member.objects.on_roster().order_by().values_list(*columns).iterator():
            known = Known(*row)
            if known.external_ref:
                roll.by_ref[known.external_ref] = known
            if known.place in roll.mine:
                roll.alike[known.likeness].append(known)
        return roll

    def place(self, words):
        """The branch a row names, or why there is none."""
        if words not in self.places:
            self.places[words] = self._find(words)
        return self.places[words]

    def name_of(self, place) -> str:
        """A branch's name as far as the person may see it."""
        return self.seen.get(place, wording.OUTSIDE)

    @cached_property
    def seen(self) -> dict[int, str]:
        return {each.pk: each.name for found in self.named.by_tail.values() for each in found}

    def _find(self, words):
        found = self.named.find(words)
        if isinstance(found, str):
            return found
        if not found.is_home:
            return wording.NOT_A_HOME.format(name=found.name, kind=found.get_kind_display())
        return found if found.pk in self.mine else wording.OUT_OF_REACH.format(name=found.name)


def plan_members(rows, *, user, on) -> Changes:
    """Members of branches the person may bring in: by mark, else by branch, name and day of joining; equal names are allowed.

    Two rows alike in all three are two people: as many stand in the branch as the file names.
    """
    changes, roll = Changes(), Roll.seen_by(user)
    for number, values in rows:
        place = roll.place(values["branch"])
        if isinstance(place, str):
            changes.fault(number, place)
        elif not _clashes(number, values, place, changes=changes, roll=roll):
            _sort(number, values, place, changes=changes, roll=roll)
    return changes


def _clashes(number, values, place, *, changes, roll) -> bool:
    """Whether the row speaks of a member who stands elsewhere, in the file or on the roster; both places are named."""
    ref = values.get("external_ref")
    if ref and roll.refs.setdefault(ref, number) != number:
        changes.fault(number, wording.REF_TWICE.format(ref=ref, row=roll.refs[ref]))
        return True
    known = roll.by_ref.get(ref) if ref else None
    if known and known.place != place.pk:
        there = roll.name_of(known.place)
        changes.fault(number, wording.STANDS_ELSEWHERE.format(name=values["name"], here=place.name, there=there))
        return True
    row, other = roll.people.setdefault((values["name"], values["joined_on"]), (number, place.name))
    if other != place.name:
        words = wording.SAME_PERSON.format(name=values["name"], row=row, here=place.name, there=other)
        changes.warn(number, words)
    return False


def _sort(number, values, place, *, changes, roll):
    """New, changed or the same."""
    known = roll.by_ref.get(values.get("external_ref") or "")
    alike = roll.alike.get((place.pk, values["name"], values["joined_on"]), [])
    if known in alike:
        alike.remove(known)
    elif known is None and alike:
        known = alike.pop(0)
    if known is None:
        changes.new.append(_admission(values, place))
        return
    kept = {name: values[name] for name in PHONE_AND_REF if values.get(name) and values[name] != getattr(known, name)}
    becomes_full = (known.stage, values["stage"]) == ("probationary", "full")
    if becomes_full and not values.get("confirmed_on"):
        changes.fault(number, wording.CONFIRMED_WHEN.format(name=known.name))
    elif kept or becomes_full:
        changes.changed.append(Update(known, kept, values["confirmed_on"] if becomes_full else None))
    else:
        changes.same += 1


def _admission(values, place) -> Admission:
    details = {name: values[name] for name in ("confirmed_on", *PHONE_AND_REF) if values.get(name)}
    return Admission(
        name=values["name"],
        organisation=place,
        stage=values["stage"],
        joined_on=values["joined_on"],
        details=details,
    )


@verb
def apply_members(changes, *, by, at):
    """Admit those who are new and bring the others up to date: one transaction, all or nothing."""
    if not changes.is_acceptable:
        raise Refused(wording.FILE_HAS_FAULTS)
    admit_many(changes.new, by=by, at=at)
    updates = {update.known.pk: update for update in changes.changed}
    members = list(Member.objects.filter(pk__in=list(updates)).select_related("organisation"))
    confirmed = []
    for member in members:
        update = updates[member.pk]
        for name, value in update.kept.items():
            setattr(member, name, value)
        if update.confirmed_on:
            member.stage, member.confirmed_on = "full", update.confirmed_on
            confirmed.append(member)
    Member.objects.bulk_update(members, [*PHONE_AND_REF, "stage", "confirmed_on"], batch_size=BATCH)
    aliases = Pseudonym.of_codes([member.code for member in confirmed])
    record_many(
        Entry(
            fact=MemberConfirmed(member=aliases[member.code]),
            organisation=member.organisation,
            by=by,
            at=at,
            occurred_on=member.confirmed_on,
        )
        for member in confirmed
    )


def clashes_between(plans):
    """The same member in two files: (mark, file and branch of the first, of the second); `plans` maps names to Changes."""
    first: dict[str, tuple[str, str]] = {}
    found = []
    for name, changes in plans.items():
        for admission in changes.new:
            ref = admission.details.get("external_ref")
            if not ref:
                continue
            place = (name, admission.organisation.name)
            if ref in first and first[ref][0] != name:
                found.append((ref, first[ref], place))
            first.setdefault(ref, place)
    return found


def export_members(members):
    """Rows of the export; `members` is a queryset with its organisations selected."""
    for member in members.iterator(chunk_size=BATCH):
        yield {
            **{column.key: getattr(member, column.key, None) for column in MEMBERS_OUT},
            "branch": member.organisation.name,
        }


offer(
    Import(
        key="members",
        title="党员名册",
        columns=MEMBERS,
        plan=plan_members,
        apply=apply_members,
        permission="members.import_member",
        order=30,
    )
)
