"""C4: 民主评议党员."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.bodies import number_said
from mahua.assessment.engine.indicator import indicator
from mahua.assessment.engine.rounding import half_up_column
from mahua.assessment.engine.saturation import owed_within, saturation

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period

RULES = ("OL-APPR-Y",)


@indicator("C4", "民主评议党员", "C", source="支部条例 第十八条", rules=RULES, reads=("members_review.held",))
def members_review(tables: Tables, period: Period) -> ir.Table:
    """本年度开展民主评议党员得一半；评为优秀的人数不超过评议时的上限（一般为党员总数的三分之一，只舍不入）再得一半。应开展而未开展的不得分。"""
    owed = owed_within(tables, period, rules=RULES)
    held = saturation(owed)
    over = _over_the_cap(owed, tables.facts)
    reviewed = held.left_join(over, held.organisation_code == over.over_code)
    is_over = reviewed.against.notnull()
    return reviewed.select(
        "organisation_code",
        "outcome",
        "facts",
        "against",
        required=reviewed.required * 2,
        done=is_over.ifelse(reviewed.done, reviewed.done * 2),
        value_millionths=is_over.ifelse(half_up_column(reviewed.value_millionths, 2), reviewed.value_millionths),
    )


def _over_the_cap(owed: ir.Table, facts: ir.Table) -> ir.Table:
    """The reviews counted for the year that graded too many 优秀, by organisation.

    A fact says the cap that held (on which base it was counted is a setting), else it is a third of the members. Where
    fewer than five were graded it says no grades, and nothing counts against it.
    """
    due = owed.filter(owed.outcome == "due")
    counted = due.select(over_code=due.organisation_code, counted_position=due.discharged_by.unnest())
    reviews = facts.filter(facts.kind == "members_review.held")
    reviews = reviews.select(
        "organisation_code",
        "position",
        cap=number_said(reviews, "cap"),
        members=number_said(reviews, "members"),
        excellent=number_said(reviews, "excellent"),
    )
    passes = reviews.cap.isnull().ifelse(reviews.excellent * 3 > reviews.members, reviews.excellent > reviews.cap)
    reviews = reviews.filter(passes)
    same = [counted.over_code == reviews.organisation_code, counted.counted_position == reviews.position]
    over = counted.inner_join(reviews, same)
    return over.group_by("over_code").agg(against=over.position.collect().sort())
