"""The 示例区 shows undertakings of every kind: twisted, two skins, excused for a while; and joints made by doing."""

from collections import Counter
from datetime import date

import pytest

from mahua.ledger.models import Fact
from mahua.meetings.models import Resolution
from mahua.project import demo
from mahua.undertakings.counting import counted
from mahua.undertakings.models import Apart, Joint, Loan, Undertaking, WeekCount

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]  # a 示例区 is set up on the embedded database
TODAY = date(2026, 11, 23)


def joints_of(title):
    return Joint.objects.filter(undertaking__title=title)


def test_undertakings_go_their_ways_and_joints_come_from_what_was_done():
    demo.load(scale=0.1, today=TODAY)

    hero = Undertaking.objects.get(title="老旧小区改造三十个小区")
    assert joints_of(hero.title).count() > 12
    assert set(joints_of(hero.title).values_list("kind", flat=True)) == {
        "resolution_became_task", "member_carried_task", "first_topic_followed", "inspected_together", "call_solved",
        "temporary_branch_formed",
    }  # fmt: skip
    assert not joints_of("既有房屋安全排查").exists()
    assert Apart.objects.filter(undertaking__title="保障房配建验收").exists()
    assert Loan.objects.filter(undertaking=hero).count() == 3
    assert sorted(hero.unit.undertakings.filter(part="part").values_list("state", flat=True)) == [
        "proposed", "proposed", "under_way",
    ]  # fmt: skip
    assert hero.unit.undertakings.filter(category="people_service").count() == 5
    assert hero.unit.undertakings.get(part="measure").parent.parent.category == "research"
    _the_rows_say_what_the_facts_say()


def _the_rows_say_what_the_facts_say():
    """Every joint and result stands in the ledger as it stands in the rows; what is kept equals the count."""
    ended = {fact.data["undertaking"]: fact.data for fact in Fact.objects.kinds("undertaking.ended")}
    in_time = Counter(Joint.objects.filter(after_the_fact=False).values_list("undertaking__code", flat=True))
    rows = Undertaking.objects.filter(state="ended")
    assert {code: said["branch_took_part"] for code, said in ended.items()} == {
        row.code: int(in_time[row.code] > 0) for row in rows
    }
    assert {code: said["stages_passed"] for code, said in ended.items()} == {
        row.code: row.passes.count() for row in rows
    }
    assert Fact.objects.kinds("joint.made").count() == Joint.objects.count()
    assert Fact.objects.kinds("resolution.adopted").count() == Resolution.objects.exclude(about="").count()
    units = set(rows.values_list("unit", flat=True))
    weeks = {unit: len(some) for unit, some in counted(units).items()}
    assert Counter(WeekCount.objects.filter(unit__in=units).values_list("unit", flat=True)) == weeks
    owners = set(Undertaking.objects.values_list("business_owner__assignments__role", flat=True))
    assert owners == {"business_head"}
