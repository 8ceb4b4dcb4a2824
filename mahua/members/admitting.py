"""Many members at once, as a roster brings them: a few statements a batch, however many branches."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import prefetch_related_objects

from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.ledger.batches import insert_rows
from mahua.ledger.models import Pseudonym
from mahua.ledger.recording import Entry, record_many, verb
from mahua.members import wording
from mahua.members.facts import MemberAdmitted
from mahua.members.models import Member, Membership
from mahua.members.sort_key import sort_key

AT_ONCE = 5000  # a statement carries a limited number of parameters, and memory is finite


@dataclass(kw_only=True, slots=True)
class Admission:
    """One member to be admitted to a branch or cell."""

    name: str
    organisation: object
    stage: str
    joined_on: date
    from_on: date | None = None
    details: dict = field(default_factory=dict)


@verb
def admit_many(admissions, *, by, at, for_=None):
    """Admit them all in one transaction, with a membership and a fact each; returns the members in the order given."""
    admissions = list(admissions)
    places = {each.organisation.pk: each.organisation for each in admissions}
    for place in places.values():
        if not place.is_home:
            raise Refused(wording.NOT_A_HOME.format(name=place.name, kind=place.get_kind_display()))
    prefetch_related_objects(list(places.values()), "placements")
    around = {"by": by, "at": at, "for_": for_}
    return [
        member
        for start in range(0, len(admissions), AT_ONCE)
        for member in _admit(admissions[start : start + AT_ONCE], places, around)
    ]


def _admit(admissions, places, around):
    """One helping: rows, memberships, aliases, facts."""
    members = [_member(each) for each in admissions]
    insert_rows(members, known_by="code")
    began = [each.from_on or max(each.joined_on, each.organisation.founded_on) for each in admissions]
    insert_rows(
        [
            Membership(member=member, organisation_id=member.organisation_id, from_on=from_on)
            for member, from_on in zip(members, began, strict=True)
        ]
    )
    aliases = Pseudonym.of_codes([member.code for member in members])
    record_many(
        Entry(
            fact=MemberAdmitted(member=aliases[member.code], stage=each.stage),
            organisation=places[each.organisation.pk],
            occurred_on=from_on,
            **around,
        )
        for member, each, from_on in zip(members, admissions, began, strict=True)
    )
    return members


def _member(admission) -> Member:
    return Member(
        code=new_code("m"),
        name=admission.name,
        name_key=sort_key(admission.name),
        organisation=admission.organisation,
        path=admission.organisation.path,
        stage=admission.stage,
        joined_on=admission.joined_on,
        **admission.details,
    )
