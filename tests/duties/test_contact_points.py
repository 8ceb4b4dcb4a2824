"""联系点: used to solve a problem; nothing counts visits."""

from datetime import UTC, date, datetime

import pytest

from mahua.duties.models import ContactPoint, ContactProblem
from mahua.duties.query import owed_by
from mahua.kernel.errors import Refused
from mahua.ledger import relay
from mahua.ledger.kinds import field_names
from mahua.ledger.models import Fact
from mahua.organisations.models import Organisation
from tests.factories.access import UserFactory
from tests.factories.duties import ContactPointFactory, ContactProblemFactory, LeaderFactory
from tests.factories.organisations import OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def around():
    return {"by": UserFactory(), "at": NOW}


def kinds():
    return list(Fact.objects.order_by("position").values_list("kind", flat=True))


def test_a_leader_looks_after_a_branch_from_a_day():
    leader, branch = LeaderFactory(), OrganisationFactory()

    point = ContactPoint.appoint(leader, branch=branch, from_on=date(2026, 2, 1), **around())

    fact = Fact.objects.get()
    assert (fact.kind, fact.organisation_code, fact.occurred_on) == (
        "contact_point.set",
        leader.organisation.code,
        date(2026, 2, 1),
    )
    assert fact.data == {"contact_point": point.code, "post": leader.code, "branch": branch.code}


def test_the_same_leader_and_branch_are_joined_once():
    point = ContactPointFactory()

    with pytest.raises(Refused, match="已经联系"):
        ContactPoint.appoint(point.post, branch=point.branch, from_on=date(2026, 3, 1), **around())


@pytest.mark.parametrize("role", ["administrative_head", "secretary"])
def test_only_a_leader_of_the_leading_group_has_a_contact_point(role):
    with pytest.raises(Refused, match="党组"):
        ContactPoint.appoint(
            LeaderFactory(role=role), branch=OrganisationFactory(), from_on=date(2026, 3, 1), **around()
        )


def test_a_contact_point_is_a_branch_and_no_other_body():
    with pytest.raises(Refused, match="请选党支部"):
        ContactPoint.appoint(LeaderFactory(), branch=UnitFactory(), from_on=date(2026, 3, 1), **around())


def test_a_problem_is_taken_up_and_solved_and_the_days_between_are_a_fact():
    point = ContactPointFactory()

    problem = ContactProblem.take_up("窗口没有等候区", contact_point=point, on=date(2026, 3, 5), **around())
    problem.solve(on=date(2026, 4, 4), solution="腾出一间接待室", **around())

    raised, solved = Fact.objects.order_by("position")
    assert (raised.kind, solved.kind, solved.data["days"]) == (
        "contact_problem.raised",
        "contact_problem.solved",
        30,
    )
    assert raised.organisation_code == point.post.organisation.code
    assert "窗口" not in raised.text + solved.text


def test_a_problem_is_solved_once_and_not_before_it_was_taken_up():
    problem = ContactProblemFactory(raised_on=date(2026, 3, 5))
    stale = ContactProblem.objects.get(pk=problem.pk)

    with pytest.raises(Refused, match="不能早于"):
        problem.solve(on=date(2026, 3, 4), **around())
    problem.solve(on=date(2026, 3, 5), **around())

    with pytest.raises(Refused, match="已经记为解决"):
        stale.solve(on=date(2026, 3, 6), **around())
    assert kinds() == ["contact_problem.solved"]


def test_a_problem_taken_up_discharges_the_month_of_the_leader_s_own_post():
    group = OrganisationFactory(kind="leading_group")
    mine, other = LeaderFactory(organisation=group), LeaderFactory(organisation=group)
    ContactProblem.take_up(
        "缺一间活动室", contact_point=ContactPointFactory(post=mine), on=date(2026, 3, 5), **around()
    )

    owed = owed_by(Organisation.objects.filter(pk=group.pk), year=2026, on=date(2026, 11, 23))

    met = {(each.bearer, each.period_code) for each in owed if each.rule_code == "DG-VISIT" and each.is_met}
    assert {each.bearer for each in owed if each.rule_code == "DG-VISIT"} == {mine.code, other.code}
    assert met == {(mine.code, "2026-03")}


def test_who_leaves_the_post_looks_after_the_branch_no_longer():
    point = ContactPointFactory()
    point.post.end(on=date(2026, 9, 30), **around())

    relay.run_pending(only="duties.contact_points")

    point.refresh_from_db()
    assert point.until_on == date(2026, 9, 30)
    assert kinds() == ["post.ended", "contact_point.ended"]


def test_a_dissolved_branch_is_nobody_s_contact_point():
    point = ContactPointFactory()

    point.branch.dissolve(on=date(2026, 10, 31), **around())

    point.refresh_from_db()
    assert point.until_on == date(2026, 10, 31)


@pytest.mark.parametrize("kind", ["contact_point.set", "contact_problem.raised", "contact_problem.solved"])
def test_no_fact_of_a_contact_point_says_how_often_or_where_somebody_was(kind):
    assert set(field_names(kind)) <= {"contact_point", "contact_problem", "post", "branch", "days"}
