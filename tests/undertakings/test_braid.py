"""The braid: two strands that meet exactly at the joints, stay in their box, and say in words what they show."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mahua.undertakings.braid import Apart, Joint, Stage, braid
from mahua.undertakings.braid_weeks import Week, braid_of_weeks

BEGIN = date(2026, 1, 1)
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
DRAWINGS = ("wide", "phone", "mini")


def day(number):
    return BEGIN + timedelta(days=number)


def joint(number, words="决议转为任务"):
    return Joint(day(number), words, code=f"g{number}")


LOOK = [14, 41, 62, 88, 118, 139, 152, 258, 281, 312]  # the drawn page of the look

stories = st.fixed_dictionaries(
    {
        "length": st.integers(0, 1500),
        "joints": st.lists(st.integers(0, 1500), max_size=40),
        "aparts": st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 200)), max_size=3),
        "today": st.none() | st.integers(0, 1600),
    }
)


def drawn(story):
    return braid(
        BEGIN,
        day(story["length"]),
        stages=[Stage("落实", BEGIN, day(story["length"]))],
        joints=[joint(number) for number in story["joints"]],
        aparts=[Apart(day(begin), day(begin + days), "征地还在报批") for begin, days in story["aparts"]],
        today=None if story["today"] is None else day(story["today"]),
    )


def curves(path):
    """The Bézier curves of a path, each as four points."""
    for part in filter(None, path.split("M")):
        first, *rest = part.split("C")
        last = tuple(map(float, NUMBER.findall(first)))
        for words in rest:
            numbers = list(map(float, NUMBER.findall(words)))
            points = [last, *zip(numbers[::2], numbers[1::2], strict=True)]
            yield points
            last = points[3]


def point(curve, time):
    back = 1 - time
    shares = (back**3, 3 * back**2 * time, 3 * back * time**2, time**3)
    return tuple(sum(share * at[axis] for share, at in zip(shares, curve, strict=True)) for axis in (0, 1))


def both(drawing):
    """The curves of both strands side by side, in order of time; (along, across) whichever way time runs."""
    business, party = drawing["strands"]
    axis = 1 if drawing["width"] == 358 else 0
    for kind in ("path", "quiet"):
        for one, other in zip(curves(business[kind]), curves(party[kind]), strict=True):
            yield [[(at[axis], at[1 - axis]) for at in curve] for curve in (one, other)]


@settings(deadline=None)
@given(stories)
def test_the_strands_meet_at_each_joint_and_nowhere_else(story):
    drawing = drawn(story)["wide"]

    joints = [circle["x"] for circle in drawing["circles"]]
    met = {curve[end][0] for curve, _ in both(drawing) for end in (0, 3) if curve[end][1] == 95}
    assert len(joints) == len(story["joints"])
    assert met == set(joints)
    for one, other in both(drawing):
        for step in range(1, 8):
            assert abs(point(one, step / 8)[1] - point(other, step / 8)[1]) > 0


@settings(deadline=None)
@given(stories)
def test_the_strands_change_sides_at_each_joint_and_only_there(story):
    drawing = drawn(story)["wide"]

    sides = sorted((point(one, 0.5)[0], point(one, 0.5)[1] < 95) for one, _ in both(drawing))
    joints = [circle["x"] for circle in drawing["circles"]]
    for at, business_above in sides:
        assert business_above == (sum(each < at for each in joints) % 2 == 0)


@settings(deadline=None)
@given(stories)
def test_everything_stays_inside_the_box(story):
    picture = drawn(story)

    for name in DRAWINGS:
        drawing = picture[name]
        across = 358 if name == "phone" else drawing["height"]
        for one, other in both(drawing):
            for curve in (one, other):
                assert all(3 <= point(curve, step / 8)[1] <= across - 3 for step in range(9))
                alongs = [round(point(curve, step / 8)[0], 6) for step in range(9)]
                assert alongs == sorted(alongs)
        for circle in drawing["circles"]:
            assert 0 < circle["x"] < drawing["width"]
            assert 0 < circle["y"] < drawing["height"]


@settings(deadline=None)
@given(stories)
def test_the_same_story_gives_the_same_bytes_whatever_its_order(story):
    turned = {**story, "joints": story["joints"][::-1], "aparts": story["aparts"][::-1]}

    assert repr(drawn(story)) == repr(drawn(story)) == repr(drawn(turned))


@settings(deadline=None)
@given(stories)
def test_over_and_under_take_turns(story):
    drawing = drawn(story)["wide"]

    assert len(drawing["over"]) == (len(story["joints"]) + 1) // 2


def test_the_page_of_the_look_says_its_gap_in_words():
    picture = braid(BEGIN, day(364), joints=[joint(number) for number in LOOK])

    assert picture["summary"] == "10 个结合点；六月初到九月中旬 106 天没有结合点"
    assert picture["gaps"] == ["六月初到九月中旬 106 天没有结合点"]


def test_a_longer_silence_drives_the_strands_further_apart():
    def width(gap):
        drawing = braid(BEGIN, day(300), joints=[joint(50), joint(50 + gap), joint(200)])["wide"]
        one, other = list(both(drawing))[1]
        return abs(point(one, 0.5)[1] - point(other, 0.5)[1])

    widths = [width(gap) for gap in (5, 15, 30, 60)]

    assert widths == sorted(widths)
    assert widths[0] * 3 < widths[-1]


def test_a_stretch_in_which_nothing_need_be_joined_is_drawn_level_with_its_reason_and_is_no_gap():
    joints, waiting = [joint(10), joint(200)], Apart(day(20), day(190), "等上级批复")
    told = braid(BEGIN, day(220), joints=joints, aparts=[waiting])

    business, party = told["wide"]["strands"]
    assert business["quiet"]
    assert all(len({at[1] for at in curve}) == 1 for strand in (business, party) for curve in curves(strand["quiet"]))
    assert [note["words"] for note in told["wide"]["notes"]] == ["等上级批复"]
    assert told["gaps"] == []
    assert "一月下旬到七月初无需结合：等上级批复" in told["aria"]
    assert braid(BEGIN, day(220), joints=joints)["gaps"] == ["一月中旬到七月中旬 190 天没有结合点"]


def test_what_lasts_to_this_day_is_told_as_open_and_strands_stop_today():
    picture = braid(BEGIN, day(364), joints=[joint(10)], today=day(150))

    assert picture["summary"] == "1 个结合点；一月中旬至今 140 天没有结合点"
    assert max(curve[3][0] for curve, _ in both(picture["wide"])) == pytest.approx(34 + 1052 * 150 / 364, abs=0.1)


def test_without_joints_two_sticks_lie_side_by_side():
    picture = braid(BEGIN, day(200))

    assert picture["summary"] == "还没有结合点"
    assert [len({at[1] for at in curve}) for pair in both(picture["wide"]) for curve in pair] == [1, 1]


def test_joints_of_one_day_are_crossings_of_their_own():
    picture = braid(BEGIN, day(364), joints=[joint(50), joint(50, "党员承担任务"), joint(50, "一并检查")])

    places = [circle["x"] for circle in picture["wide"]["circles"]]
    assert [round(after - before, 1) for before, after in pairwise(places)] == [12, 12]


def test_the_table_has_every_joint_gap_and_reason_in_order_of_time():
    late = Joint(day(100), "一并检查", code="i1", kind="inspected_together", after_the_fact=True, url="/i1/")
    picture = braid(BEGIN, day(300), joints=[joint(10), late], aparts=[Apart(day(20), day(90), "等上级批复")])

    assert [(row["what"], row["day"]) for row in picture["rows"]] == [
        ("joint", day(10)),
        ("apart", day(20)),
        ("joint", day(100)),
        ("gap", day(100)),
    ]
    assert [row["after_the_fact"] for row in picture["rows"] if row["what"] == "joint"] == [False, True]


def test_labels_on_a_phone_stand_clear_of_each_other():
    picture = braid(BEGIN, day(364), joints=[joint(number, "第一议题有落实") for number in (1, 2, 3, 4, 200)])

    places = [line["y"] for circle in picture["phone"]["circles"] for line in circle["lines"]]
    assert all(after - before >= 16 for before, after in pairwise(places))


weeks = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 9), st.integers(0, 300)).map(
        lambda drawn: (drawn[0], drawn[1] if drawn[0] else 0, min(drawn[0], drawn[2]))
    ),
    min_size=1,
    max_size=52,
)


def counted(rows):
    return [Week(date(2026, 1, 5) + timedelta(weeks=number), *row) for number, row in enumerate(rows)]


@settings(deadline=None)
@given(weeks)
def test_the_district_crosses_once_in_each_week_with_joints(rows):
    picture = braid_of_weeks(counted(rows))

    assert len(picture["wide"]["circles"]) == sum(joints > 0 for _, joints, _ in rows)
    assert picture["count"] == sum(joints for _, joints, _ in rows)
    assert [row["joints"] for row in picture["rows"]] == [joints for _, joints, _ in rows]


def test_the_district_says_how_many_weeks_joined_and_the_longest_that_did_not():
    rows = [(10, 2, 0)] * 3 + [(10, 0, 4)] * 5 + [(10, 1, 0)] * 2

    assert braid_of_weeks(counted(rows))["summary"] == "10 周里 5 周有结合点，共 8 个；1月26日起 5 周没有结合点"


def test_weeks_in_which_more_undertakings_lie_in_a_gap_are_drawn_wider():
    rows = [(10, 1, 0)] * 4 + [(10, 1, 9)] * 4
    drawing = braid_of_weeks(counted(rows))["wide"]

    widths = [abs(point(one, 0.5)[1] - point(other, 0.5)[1]) for one, other in both(drawing)]
    assert widths[2] * 2 < widths[-3]


def test_weeks_without_anything_under_way_have_nothing_to_join():
    picture = braid_of_weeks(counted([(3, 1, 0)] * 4 + [(0, 0, 0)] * 6 + [(3, 1, 0)]))

    assert picture["wide"]["strands"][0]["quiet"]
    assert "6 周没有进行中的事项" in picture["aria"]


def test_no_weeks_no_picture():
    assert braid_of_weeks([]) == {}
