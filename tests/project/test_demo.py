"""The 示例区 tells the story it is said to tell."""

from collections import Counter
from datetime import date

import pytest

from mahua.inspections.models import Demand, Finding, Inspection
from mahua.members.models import Post
from mahua.members.set_up import findings_on
from mahua.project import demo
from mahua.tasks.models import Receipt, TaskRecurrence

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]  # a 示例区 is set up on the embedded database
TODAY = date(2026, 11, 23)
REMINDER = "BR-TERM-REMIND"  # of a term about to run out: nothing is amiss yet


def test_six_bodies_are_off_a_set_up_rule_and_the_heads_of_units_are_placed_in_three_ways():
    demo.load(scale=0.1, today=TODAY)

    off = Counter(each.breach.rule for each in findings_on(TODAY, below=["0001"]) if each.breach.rule != REMINDER)
    heads = Post.objects.filter(role="administrative_head").values("member")
    held = set(Post.objects.filter(member__in=heads, organisation__kind="branch").values_list("role", flat=True))
    assert off == {"BR-TERM": 2, "BR-COMM-7": 1, "BR-MAX-50": 1, "BR-SETUP-3": 1, "BR-JOINT-5": 1}
    assert held == {"secretary", "deputy_secretary"}
    assert 0 < heads.count() < 16  # of sixteen units some are headed by somebody who is no member


def test_inspections_and_asks_of_the_year_stand_at_every_step():
    demo.load(scale=0.1, today=TODAY)

    assert Counter(Finding.objects.values_list("state", flat=True)) == {
        "closed": 1,
        "rectified": 1,
        "open": 1,
        "advice": 1,
    }
    assert Inspection.objects.filter(joint=True).count() == 1
    assert Demand.objects.waiting().exists()
    assert {"open", "held", "answered"} == set(Receipt.objects.values_list("state", flat=True))
    assert TaskRecurrence.objects.going().exists()
