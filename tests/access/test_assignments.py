"""Roles are dated, scoped and exclusive; delegations are narrower than what they come from."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction

from mahua.access.models import Assignment, SecurityEvent, User
from mahua.kernel.errors import Refused
from tests.factories.access import AssignmentFactory, UserFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TODAY, YESTERDAY, LATER = date(2026, 11, 23), date(2026, 11, 22), date(2026, 12, 31)
ADMINISTRATORS = {
    "system": "system_administrator",
    "security": "security_administrator",
    "audit": "audit_administrator",
}


def grant(user, organisation, **changes):
    said = {"role": "branch_secretary", "from_on": TODAY, "by": UserFactory(duty="security"), "at": AT, **changes}
    return Assignment.grant(user, organisation=organisation, **said)


def test_a_person_may_hold_several_roles_in_several_places():
    user, here, there = UserFactory(), OrganisationFactory(), OrganisationFactory()

    grant(user, here, role="branch_secretary")
    grant(user, there, role="committee_clerk")

    assert {(each.role, each.path) for each in user.assignments.in_force(TODAY)} == {
        ("branch_secretary", here.path),
        ("committee_clerk", there.path),
    }


def test_granting_is_written_into_the_security_log():
    user, branch, keeper = UserFactory(), OrganisationFactory(), UserFactory(duty="security")

    grant(user, branch, by=keeper)

    event = SecurityEvent.objects.get()
    assert (event.kind, event.by_code) == ("role.granted", keeper.code)
    assert event.about == f"{user.code} branch_secretary {branch.code}"


@pytest.mark.parametrize("duty", ADMINISTRATORS)
@pytest.mark.parametrize("role", [*ADMINISTRATORS.values(), "branch_secretary", "unit_administrator"])
def test_each_administrator_takes_only_the_role_of_the_own_duty(duty, role):
    user, branch = UserFactory(duty=duty), OrganisationFactory()

    if ADMINISTRATORS[duty] == role:
        assert grant(user, branch, role=role).role == role
        return
    with pytest.raises(Refused, match="三员分设"):
        grant(user, branch, role=role)


@pytest.mark.parametrize("role", ADMINISTRATORS.values())
def test_a_person_of_business_is_never_one_of_the_three_administrators(role):
    with pytest.raises(Refused, match="三员分设"):
        grant(UserFactory(), OrganisationFactory(), role=role)


def test_the_database_too_keeps_administrators_from_business_roles():
    user = UserFactory(duty="audit")

    with pytest.raises(DatabaseError), transaction.atomic():
        AssignmentFactory(user=user, duty="audit", role="branch_secretary")


def test_the_database_refuses_a_duty_that_is_not_the_persons():
    user = UserFactory(duty="audit")

    with pytest.raises(DatabaseError), transaction.atomic():
        AssignmentFactory(user=user, duty="business", role="branch_secretary")


def test_the_database_refuses_to_change_the_duty_of_somebody_who_holds_a_role():
    held = AssignmentFactory()

    with pytest.raises(DatabaseError), transaction.atomic():
        User.objects.filter(pk=held.user_id).update(duty="audit")


def test_nobody_gives_a_role_to_himself():
    keeper = UserFactory(duty="security")

    with pytest.raises(Refused, match="不能授予或委托给自己"):
        grant(keeper, OrganisationFactory(), role="security_administrator", by=keeper)


def test_the_same_role_over_the_same_place_is_not_given_twice():
    user, branch = UserFactory(), OrganisationFactory()
    grant(user, branch)

    with pytest.raises(Refused, match="已经有"):
        grant(user, branch)


def test_a_closed_account_takes_no_role():
    with pytest.raises(Refused, match="已经停用"):
        grant(UserFactory(is_active=False), OrganisationFactory())


def test_an_ended_role_was_held_until_the_day_before():
    held = AssignmentFactory()

    held.end(by=None, at=AT)

    held.refresh_from_db()
    assert held.until_on == YESTERDAY
    assert not held.user.assignments.in_force(TODAY).exists()


def test_a_role_that_has_not_begun_can_be_taken_back():
    held = grant(UserFactory(), OrganisationFactory(), from_on=LATER)

    held.end(by=None, at=AT)

    assert not Assignment.objects.exists()


def test_a_role_ends_only_once():
    held = AssignmentFactory()
    stale = Assignment.objects.get(pk=held.pk)
    held.end(by=None, at=AT)

    with pytest.raises(Refused, match="已经终止"):
        stale.end(by=None, at=AT)


def test_a_delegation_gives_the_same_scope_from_a_day_until_a_day():
    held, deputy = AssignmentFactory(), UserFactory()

    given = held.delegate(to=deputy, from_on=TODAY, until_on=LATER, by=held.user, at=AT)

    assert (given.role, given.path, given.delegated_from) == (held.role, held.path, held)
    assert deputy.assignments.in_force(LATER).exists()
    assert not deputy.assignments.in_force(date(2027, 1, 1)).exists()


def test_when_a_role_ends_what_was_delegated_from_it_ends_too():
    held, deputy, other = AssignmentFactory(), UserFactory(), UserFactory()
    AssignmentFactory(user=deputy, delegated_from=held, from_on=date(2026, 11, 1), until_on=LATER)
    held.delegate(to=other, from_on=LATER, until_on=LATER, by=held.user, at=AT)

    held.end(by=None, at=AT)

    assert not Assignment.objects.unended(TODAY).exists()


@pytest.mark.parametrize(
    ("from_on", "until_on", "words"),
    [
        (TODAY, None, "必须写明止日"),
        (LATER, TODAY, "止日不能早于起日"),
        (YESTERDAY, LATER, "起止日须在今天以后"),
        (TODAY, date(2027, 1, 1), "起止日须在今天以后"),
    ],
)
def test_a_delegation_outside_the_holders_own_days_is_refused(from_on, until_on, words):
    held = AssignmentFactory(until_on=LATER)

    with pytest.raises(Refused, match=words):
        held.delegate(to=UserFactory(), from_on=from_on, until_on=until_on, by=held.user, at=AT)


def test_only_the_holder_delegates_and_a_deputy_does_not_pass_it_on():
    held, deputy = AssignmentFactory(), UserFactory()
    given = held.delegate(to=deputy, from_on=TODAY, until_on=LATER, by=held.user, at=AT)

    with pytest.raises(Refused, match="担任这一角色的本人"):
        held.delegate(to=UserFactory(), from_on=TODAY, until_on=LATER, by=deputy, at=AT)
    with pytest.raises(Refused, match="担任这一角色的本人"):
        given.delegate(to=UserFactory(), from_on=TODAY, until_on=LATER, by=deputy, at=AT)


def test_a_delegation_to_one_of_the_three_administrators_is_refused():
    held = AssignmentFactory()

    with pytest.raises(Refused, match="三员分设"):
        held.delegate(to=UserFactory(duty="system"), from_on=TODAY, until_on=LATER, by=held.user, at=AT)


def test_assignments_move_with_their_subtree():
    held = AssignmentFactory(path="000100020003")
    beside = AssignmentFactory(path="00010003")

    Assignment.follow("00010002", "00010009")

    held.refresh_from_db()
    beside.refresh_from_db()
    assert (held.path, beside.path) == ("000100090003", "00010003")
