"""融合度: four counts against what the plan itself makes due; nothing held raises it beyond that."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mahua.undertakings.integration import STAGES, Link, Plan, integration
from mahua.undertakings.integration_examples import EXAMPLES, TWISTED

BEGIN = date(2026, 1, 1)
days = st.integers(0, 1200).map(lambda number: BEGIN + timedelta(days=number))
links = st.builds(
    Link,
    stage=st.sampled_from(STAGES),
    source=st.integers(0, 60).map(lambda number: f"w{number}"),
    occurred_on=days,
    after_the_fact=st.booleans(),
)
plans = st.builds(
    lambda starts_on, length, measures, tasks, aparts: Plan(
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=length),
        measures=measures,
        tasks=tasks,
        aparts=tuple((day, day + timedelta(days=more)) for day, more in aparts),
    ),
    days,
    st.integers(0, 1000),
    st.integers(0, 9),
    st.integers(0, 30),
    st.lists(st.tuples(days, st.integers(0, 120)), max_size=2),
)


def figures(found):
    return [(each.done, each.due) for each in found.counts]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.title)
def test_the_examples_on_the_page_are_counted_as_by_hand(example):
    found = integration(example.plan, example.links, on=example.on)

    assert figures(found) == [(done, due) for done, due, _ in example.by_hand]


def test_the_first_example_adds_up_to_fourteen_of_nineteen():
    found = integration(TWISTED.plan, TWISTED.links, on=TWISTED.on)

    assert (found.done, found.due) == (14, 19)


@settings(deadline=None)
@given(plans, st.lists(links, max_size=40), days)
def test_however_much_is_held_none_of_the_four_goes_beyond_its_due(plan, made, on):
    assert all(0 <= done <= due for done, due in figures(integration(plan, made, on=on)))


@settings(deadline=None)
@given(plans, st.lists(links, max_size=30), links, days)
def test_one_joint_more_never_lowers_a_count_and_never_moves_what_is_due(plan, made, more, on):
    before, after = integration(plan, made, on=on), integration(plan, [*made, more], on=on)

    assert all(one.done <= other.done <= one.done + 1 for one, other in zip(before.counts, after.counts, strict=True))
    assert [each.due for each in before.counts] == [each.due for each in after.counts]


@settings(deadline=None)
@given(plans, st.lists(links, max_size=30), days)
def test_what_is_linked_after_the_fact_counts_nothing_towards_planning_and_deploying(plan, made, on):
    timely = [each for each in made if not each.after_the_fact]

    assert figures(integration(plan, made, on=on))[:2] == figures(integration(plan, timely, on=on))[:2]


@settings(deadline=None)
@given(plans, st.lists(links, max_size=30), days)
def test_doing_the_same_twice_in_a_month_is_counted_once(plan, made, on):
    again = [
        Link(
            stage=each.stage, source=f"{each.source}b", occurred_on=each.occurred_on, after_the_fact=each.after_the_fact
        )
        for each in made
    ]

    assert figures(integration(plan, [*made, *again], on=on))[2:] == figures(integration(plan, made, on=on))[2:]


def test_links_after_the_fact_are_marked():
    late = Link(stage="co_planned", source="w1", occurred_on=date(2026, 3, 1), after_the_fact=True)

    counts = integration(TWISTED.plan, [*TWISTED.links, late], on=TWISTED.on).counts

    assert [each.afterwards for each in counts] == [1, 0, 0, 0]


def test_a_month_is_due_once_it_is_over():
    plan = Plan(starts_on=date(2026, 1, 10), ends_on=date(2026, 6, 20), measures=1, tasks=1)

    due = [
        integration(plan, [], on=on).counts[2].due
        for on in (date(2026, 2, 27), date(2026, 2, 28), date(2026, 6, 19), date(2026, 6, 20))
    ]

    assert due == [0, 1, 4, 5]


def test_a_stretch_in_which_nothing_need_be_joined_asks_for_nothing():
    waiting = ((date(2026, 2, 1), date(2026, 4, 15)), (date(2026, 4, 10), date(2026, 6, 20)))
    plan = Plan(starts_on=date(2026, 1, 10), ends_on=date(2026, 6, 20), measures=1, tasks=1, aparts=waiting)

    assert integration(plan, [], on=date(2026, 6, 20)).counts[2].due == 0
