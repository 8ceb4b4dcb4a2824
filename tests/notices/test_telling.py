"""Who is told what, once, and when: at once if it is urgent, otherwise when people are at work."""

from datetime import date, datetime, timedelta

import pytest

from mahua.kernel.days import SHANGHAI
from mahua.ledger.models import Fact
from mahua.notices import telling_hours
from mahua.notices.jobs import forget
from mahua.notices.kinds import KINDS, kind
from mahua.notices.models import Notice
from mahua.notices.telling import tell
from mahua.rules.workdays import WorkCalendar, WorkYear
from tests.factories.access import AssignmentFactory, UserFactory
from tests.factories.organisations import OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
HOLIDAY = date(2026, 11, 25)  # a Wednesday, by decree of these tests
SATURDAY_WORKED = date(2026, 11, 28)


@pytest.fixture(autouse=True)
def told(monkeypatch):
    """One kind of the tests' own, and a calendar that knows one holiday and one Saturday worked."""
    year = WorkYear(2026, off=frozenset({HOLIDAY}), made_up=frozenset({SATURDAY_WORKED}))
    monkeypatch.setattr(telling_hours, "_calendars", [lambda: WorkCalendar([year])])
    declared = kind("tests.told", "试告知")
    yield declared
    del KINDS["tests.told"]


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("told_at", "delivered"),
    [
        (at(23, 8), at(23, 9)),
        (at(23, 9), at(23, 9)),
        (at(23, 9, 1), at(23, 14)),
        (at(23, 14, 1), at(24, 9)),
        (at(24, 15), at(26, 9)),  # over the holiday
        (at(27, 18, 30), at(28, 9)),  # the Saturday is worked
        (at(28, 15), at(30, 9)),
    ],
)
def test_what_is_not_urgent_waits_for_the_next_round_of_a_working_day(told, told_at, delivered):
    tell(told, "有一件事", to=[UserFactory()], about="g2222", at=told_at)

    assert Notice.objects.get().deliver_after == delivered


@pytest.mark.parametrize("told_at", [at(22, 3), at(25, 12), at(23, 23, 59)])
def test_what_is_urgent_is_told_at_any_hour(told, told_at):
    tell(told, "特急呼件", to=[UserFactory()], about="c2222", urgent=True, at=told_at)

    assert Notice.objects.get().deliver_after == told_at


def test_in_a_year_that_is_not_published_weekdays_count_as_working_days(told):
    tell(told, "有一件事", to=[UserFactory()], about="g2222", at=datetime(2027, 1, 1, 20, tzinfo=SHANGHAI))

    assert Notice.objects.get().deliver_after == datetime(2027, 1, 4, 9, tzinfo=SHANGHAI)


def test_a_person_is_told_once_an_occasion_however_often_it_is_said(told):
    person = UserFactory()

    first = tell(told, "快到期限", to=[person], about="w2222", occasion="2026-11-23", at=at(23, 9))
    again = tell(told, "快到期限", to=[person], about="w2222", occasion="2026-11-23", at=at(23, 10))
    next_day = tell(told, "快到期限", to=[person], about="w2222", occasion="2026-11-24", at=at(24, 9))

    assert (first, again, next_day) == (1, 0, 1)
    assert Notice.objects.count() == 2


def test_whoever_holds_the_role_at_the_body_itself_today_is_told(told):
    unit = UnitFactory()
    branch = OrganisationFactory(parent=unit)
    secretary = UserFactory(role="branch_secretary", role__at=branch)
    UserFactory(role="member", role__at=branch)
    UserFactory(role="branch_secretary", role__at=OrganisationFactory(parent=unit))
    UserFactory(role="unit_leader", role__at=unit)
    gone = UserFactory()
    AssignmentFactory(user=gone, path=branch.path, organisation_code=branch.code, until_on=date(2026, 11, 22))
    UserFactory(role="branch_secretary", role__at=branch, is_active=False)

    tell(told, "有一件事", body=branch, roles=("branch_secretary",), about="g2222", at=at(23, 9))

    assert [notice.user for notice in Notice.objects.all()] == [secretary]


def test_somebody_named_twice_is_told_once(told):
    branch = OrganisationFactory()
    secretary = UserFactory(role="branch_secretary", role__at=branch)

    tell(told, "有一件事", to=[secretary], body=branch, roles=("branch_secretary",), about="g2222", at=at(23, 9))

    assert Notice.objects.count() == 1


def test_telling_leaves_no_fact(told):
    tell(told, "有一件事", to=[UserFactory()], about="g2222", at=at(23, 9))

    assert Notice.objects.exists()
    assert not Fact.objects.exists()


def test_only_a_declared_kind_is_told_and_about_something(told):
    with pytest.raises(ValueError, match="undeclared"):
        tell("tests.unknown", "有一件事", to=[UserFactory()], about="g2222", at=at(23, 9))
    with pytest.raises(ValueError, match="neither about what"):
        tell(told, "有一件事", to=[UserFactory()], at=at(23, 9))


@pytest.mark.parametrize("people", [1, 3])
def test_telling_many_costs_the_same_as_telling_one(told, people, django_assert_num_queries):
    branch = OrganisationFactory()
    for _ in range(people):
        UserFactory(role="branch_secretary", role__at=branch)

    with django_assert_num_queries(5):  # holders, who knows already, settings of units and people, insert
        tell(told, "有一件事", body=branch, roles=("branch_secretary",), about="g2222", at=at(23, 9))

    assert Notice.objects.count() == people


def test_a_notice_is_kept_for_half_a_year(told):
    tell(told, "旧事", to=[UserFactory()], about="g2222", at=at(1, 9))
    tell(told, "近事", to=[UserFactory()], about="g3333", at=at(2, 9))

    forget(at(1, 9) + timedelta(days=180, minutes=1))

    assert [notice.title for notice in Notice.objects.all()] == ["近事"]
