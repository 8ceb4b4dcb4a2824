"""述职: people grade, the grade stays under seal, and only counts from five upward leave."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from mahua.access.models import SecurityEvent
from mahua.duties.models import Rectification, Statement, StatementRound
from mahua.duties.models.statement import LONG_FROM
from mahua.duties.models.statement_round import reviewer_of
from mahua.duties.query import owed_by
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.organisations.models import Organisation
from tests.factories.access import UserFactory
from tests.factories.duties import LeaderFactory, RectificationFactory, StatementFactory
from tests.factories.members import PostFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def around():
    return {"by": UserFactory(), "at": NOW}


def graded(reviewer, *grades):
    for grade in grades:
        StatementFactory(reviewer=reviewer, state="commented").seal_grade(grade, **around())


def test_a_secretary_reports_once_a_year_and_no_word_of_it_is_in_the_ledger():
    DistrictFactory()
    post = PostFactory()
    statement = Statement.file(post, year=2026, words="今年抓了三件事", **around())

    with pytest.raises(Refused, match="已经报送"):
        Statement.file(post, year=2026, words="再报一次", **around())

    fact = Fact.objects.get()
    assert fact.data == {"statement": statement.code, "post": post.code, "belongs_to_year": 2026}
    assert fact.organisation_code == post.organisation.code


@pytest.mark.parametrize(("role", "year"), [("commissioner", 2026), ("secretary", 2024)])
def test_neither_others_nor_long_past_years_are_reported_on(role, year):
    with pytest.raises(Refused):
        Statement.file(PostFactory(role=role), year=year, words="报告", **around())


def test_a_first_secretary_reports_too():
    DistrictFactory()

    assert Statement.file(PostFactory(role="first_secretary"), year=2026, words="报告", **around()).is_filed


def test_filing_discharges_the_yearly_rule_for_that_post():
    DistrictFactory()
    post = PostFactory()
    Statement.file(post, year=2026, words="报告", **around())

    owed = owed_by(Organisation.objects.filter(pk=post.organisation.pk), year=2026, on=date(2026, 11, 23))

    assert [(each.bearer, each.is_met) for each in owed if each.rule_code == "ST-Y"] == [(post.code, True)]


def test_a_report_is_changed_until_somebody_commented():
    statement = StatementFactory()
    statement.revise("改过的", **around())
    statement.comment_on("抓得实", **around())

    with pytest.raises(Refused, match="已点评"):
        statement.revise("再改", **around())

    assert Statement.objects.get().words == "改过的"


def test_a_long_report_is_told_so_and_not_refused():
    assert not StatementFactory(words="字" * LONG_FROM).is_long
    assert StatementFactory(words="字 " * (LONG_FROM + 1)).is_long


def test_the_grade_comes_after_the_comment_and_only_once():
    statement = StatementFactory()
    stale = Statement.objects.get(pk=statement.pk)

    with pytest.raises(Refused, match="已报送"):
        stale.seal_grade("good", **around())
    statement.comment_on("抓得实", **around())
    statement.seal_grade("good", **around())

    with pytest.raises(Refused, match="已评议"):
        statement.seal_grade("poor", **around())


def test_nobody_comments_on_or_grades_their_own():
    statement = StatementFactory()
    own = UserFactory(member_code=statement.post.member.code)

    with pytest.raises(Refused, match="自己"):
        statement.comment_on("很好", by=own, at=NOW)
    statement.comment_on("抓得实", **around())

    with pytest.raises(Refused, match="自己"):
        statement.seal_grade("good", by=own, at=NOW)


def test_the_grade_is_neither_in_the_row_nor_in_the_ledger_in_plain_words():
    statement = StatementFactory(state="commented")

    statement.seal_grade("fairly_good", **around())

    with connection.cursor() as cursor:
        cursor.execute("SELECT grade FROM duties_statement")
        kept = bytes(cursor.fetchone()[0])
    fact = Fact.objects.get()
    assert kept
    assert b"fairly" not in kept
    assert (fact.kind, "fairly" in fact.text, str(statement.grade)) == ("statement.reviewed", False, "（已封存）")


def test_opening_the_grade_needs_a_reason_and_is_in_the_security_log():
    statement = StatementFactory(state="commented")
    statement.seal_grade("average", **around())

    with pytest.raises(Refused, match="事由"):
        statement.open_grade(reason=" ", **around())

    assert statement.open_grade(reason="本人查看", **around()) == "一般"
    assert statement.code in SecurityEvent.objects.get(kind="seal.opened").about


def test_from_five_upward_the_counts_leave_in_the_ledger_of_the_superior():
    superior = OrganisationFactory(kind="party_committee")
    graded(superior, "good", "good", "fairly_good", "average", "good")

    ended = StatementRound.close(superior, year=2026, **around())

    fact = Fact.objects.get(kind="statement.graded")
    assert (fact.organisation_code, fact.confidential) == (superior.code, True)
    assert fact.data == {
        "belongs_to_year": 2026, "graded": 5, "good": 3, "fairly_good": 1, "average": 1, "poor": 0
    }  # fmt: skip
    assert ended.counts == [("好", 3), ("较好", 1), ("一般", 1), ("差", 0)]
    assert not SecurityEvent.objects.filter(kind="seal.opened").exists()


def test_of_fewer_than_five_only_how_many_were_graded():
    superior = OrganisationFactory(kind="party_committee")
    graded(superior, "good", "good", "good", "poor")

    ended = StatementRound.close(superior, year=2026, **around())

    assert Fact.objects.get(kind="statement.graded").data == {"belongs_to_year": 2026, "graded": 4}
    assert ended.counts == []


def test_a_review_ends_once_and_nothing_is_graded_after():
    superior = OrganisationFactory(kind="party_committee")
    graded(superior, "good")
    StatementRound.close(superior, year=2026, **around())

    with pytest.raises(Refused, match="已经结束"):
        StatementRound.close(superior, year=2026, **around())
    with pytest.raises(Refused, match="已经结束"):
        graded(superior, "poor")


def test_nothing_graded_ends_nothing():
    with pytest.raises(Refused, match="还没有"):
        StatementRound.close(OrganisationFactory(kind="party_committee"), year=2026, **around())


def test_a_branch_is_reviewed_by_the_committee_above_and_that_by_the_working_committee():
    district = DistrictFactory()
    working_committee = OrganisationFactory(parent=district, kind="working_committee")
    unit = UnitFactory(parent=district)
    committee = OrganisationFactory(parent=unit, kind="party_committee")
    branch = OrganisationFactory(parent=committee)
    group = OrganisationFactory(parent=unit, kind="leading_group")

    assert [reviewer_of(each) for each in (branch, committee, group)] == [
        committee,
        working_committee,
        working_committee,
    ]


def test_what_was_asked_to_put_right_is_closed_with_its_days_late():
    statement = StatementFactory()
    line = Rectification.open("支委分工", statement=statement, due_on=date(2026, 11, 20), **around())

    line.close(on=date(2026, 11, 23), result="已重新分工", **around())

    opened, closed = Fact.objects.order_by("position")
    assert (opened.kind, opened.data["due_on"]) == ("rectification.opened", "2026-11-20")
    assert (closed.kind, closed.data["days_late"]) == ("rectification.closed", 3)


def test_a_line_is_closed_once():
    line = RectificationFactory()
    stale = Rectification.objects.get(pk=line.pk)
    line.close(on=date(2026, 11, 22), **around())

    with pytest.raises(Refused, match="已经整改完成"):
        stale.close(on=date(2026, 11, 22), **around())


def test_a_leading_group_secretary_states_for_the_group():
    DistrictFactory()
    post = LeaderFactory(role="leading_group_secretary")

    assert Statement.file(post, year=2025, words="报告", **around()).organisation == post.organisation
