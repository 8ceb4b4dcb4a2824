from datetime import UTC, date, datetime, timedelta

import pytest

from mahua.ledger.relay import run_pending
from mahua.undertakings.braid_weeks import Week
from mahua.undertakings.counting import counted, recount_all, summed
from mahua.undertakings.models import Apart, Joint, WeekCount
from mahua.undertakings.weeks import Life, count, filled
from tests.factories.members import MemberFactory
from tests.factories.tasks import TaskFactory
from tests.factories.undertakings import UndertakingFactory

MONDAY = date(2026, 3, 2)
AT = datetime(2026, 3, 4, 4, tzinfo=UTC)


def week(number):
    return MONDAY + timedelta(weeks=number)


def test_a_week_counts_what_was_under_way_and_the_joints_made_in_it():
    lives = [
        Life(week(0), week(1) + timedelta(days=2), joints=(week(0), week(0) + timedelta(days=6))),
        Life(week(1), week(1), joints=(week(1),)),
    ]

    assert count(lives) == [Week(week(0), 1, 2, 0), Week(week(1), 2, 1, 0)]


def test_a_gap_begins_sixty_days_after_the_last_joint_and_ends_with_the_next():
    life = Life(week(0), week(12), joints=(week(1), week(11)))

    silent = [each.starts_on for each in count([life]) if each.gaps]

    assert silent == [week(9), week(10)]  # 65 and 72 days after the joint of week 1


def test_where_nobody_need_join_there_is_no_gap_and_the_days_begin_anew_after_it():
    life = Life(week(0), week(20), joints=(), aparts=((week(5), week(10)),))

    silent = [each.starts_on for each in count([life]) if each.gaps]

    assert silent == [week(18), week(19), week(20)]


def test_the_last_weeks_stand_without_a_break():
    known = [Week(week(1), 3, 1, 0)]

    assert filled(known, until=week(2) + timedelta(days=3), many=3) == [
        Week(week(0), 0, 0, 0),
        Week(week(1), 3, 1, 0),
        Week(week(2), 0, 0, 0),
    ]


def joint(undertaking, day, source="w1"):
    return Joint.objects.create(
        undertaking=undertaking,
        kind="call_solved",
        stage="co_carried",
        occurred_on=day,
        source=source,
        source_position=1,
    )


def kept():
    return {(each.unit_id, each.week_on): (each.under_way, each.joints, each.gaps) for each in WeekCount.objects.all()}


def pure():
    units = list(UndertakingFactory._meta.model.objects.values_list("unit", flat=True).distinct())
    return {
        (unit, each.starts_on): (each.under_way, each.joints, each.gaps)
        for unit, weeks in counted(units).items()
        for each in weeks
    }


@pytest.mark.django_db
def test_facts_keep_the_counts_equal_to_the_pure_count():
    undertaking, other = UndertakingFactory(), UndertakingFactory()
    owner = MemberFactory(organisation=undertaking.branch)
    for strand in (*undertaking.strands.all(), *other.strands.all()):
        strand.plan("按期完成", measures=[], by=None, at=AT)
    task = TaskFactory(about=undertaking.strand("business").code, organisation=undertaking.branch, owner=owner)
    task.close(by=None, at=AT)

    run_pending(only="undertakings.joints")
    run_pending(only="undertakings.weeks")

    assert kept() == pure()
    assert kept()[undertaking.unit_id, MONDAY] == (1, 1, 0)
    assert kept()[other.unit_id, date(2026, 4, 6)] == (1, 0, 1)


@pytest.mark.django_db
def test_a_rebuild_gives_the_same_and_forgets_what_holds_no_more():
    first, second = UndertakingFactory.create_batch(2, planned=True)
    dropped = UndertakingFactory(planned=True, unit=second.unit)
    joint(first, date(2026, 3, 4))
    Apart.objects.create(
        undertaking=second, from_on=date(2026, 3, 1), until_on=date(2026, 5, 1), reason="汛期", said_on=date(2026, 3, 1)
    )
    recount_all()
    before = kept()
    type(dropped).objects.filter(pk=dropped.pk).update(state="dropped")

    recount_all()

    assert before[second.unit_id, week(1)] == (2, 0, 1)
    assert kept() == pure()
    assert kept()[second.unit_id, week(1)] == (1, 0, 0)


@pytest.mark.django_db
def test_weeks_of_several_units_add_up(django_assert_num_queries):
    for undertaking in UndertakingFactory.create_batch(3, planned=True):
        joint(undertaking, date(2026, 3, 4))
    recount_all()

    with django_assert_num_queries(1):
        weeks = {each.starts_on: each for each in summed(WeekCount.objects.all())}

    assert weeks[MONDAY] == Week(MONDAY, 3, 3, 0)
