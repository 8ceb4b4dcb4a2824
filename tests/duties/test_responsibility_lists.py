"""责任清单: unit → post → person, each item with its source; questioned, never signed."""

from datetime import UTC, date, datetime

import pytest

from mahua.duties.holders import borne_by, holders_of
from mahua.duties.models import ActingHolder, Authorisation, ItemQuestion, ResponsibilityItem, ResponsibilityList
from mahua.duties.two_years import Line, differences
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from tests.factories.access import UserFactory
from tests.factories.duties import (
    ItemQuestionFactory,
    LeaderFactory,
    ResponsibilityItemFactory,
    ResponsibilityListFactory,
)
from tests.factories.members import MemberFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def around():
    return {"by": UserFactory(), "at": NOW}


def issued(**said):
    return ResponsibilityListFactory(state="issued", issued_on=TODAY, **said)


def test_an_item_without_its_source_has_no_place_on_a_list():
    with pytest.raises(Refused, match="依据"):
        ResponsibilityListFactory().add("抓党建", source=" ")


def test_issuing_is_a_fact_with_a_number_and_no_words_and_after_it_nothing_is_added():
    made = ResponsibilityListFactory()
    made.add("每半年专题研究", source="主体责任规定")

    made.issue(**around())

    fact = Fact.objects.get()
    assert fact.data == {"responsibility_list": made.code, "belongs_to_year": 2026, "items": 1}
    with pytest.raises(Refused, match="已经印发"):
        made.add("再加一项", source="本区规定")
    with pytest.raises(Refused, match="已经印发"):
        made.issue(**around())


def test_an_empty_list_is_not_issued():
    with pytest.raises(Refused, match="还没有事项"):
        ResponsibilityListFactory().issue(**around())


def test_items_are_handed_down_and_say_where_they_came_from():
    made = ResponsibilityListFactory()
    item, other = made.add("抓基层", source="主体责任规定"), made.add("抓自身", source="主体责任规定")
    branch = OrganisationFactory()

    lower = made.hand_down([item], to=branch, **around())

    (copy,) = lower.items.all()
    assert (lower.organisation, copy.title, copy.handed_from) == (branch, item.title, item)
    assert not other.handed_to.exists()


def test_a_person_is_reached_through_the_post_held_today():
    leader = LeaderFactory(role="leading_group_member")
    made = issued(organisation=leader.organisation)
    mine = ResponsibilityItemFactory(list=made, role="leading_group_member")
    ResponsibilityItemFactory(list=made, role="leading_group_secretary")

    before = borne_by(leader.member.code, on=TODAY)
    leader.end(on=date(2026, 11, 1), **around())

    assert (before, borne_by(leader.member.code, on=TODAY)) == ([mine], [])


def test_what_the_body_itself_bears_its_head_sees():
    head = LeaderFactory(role="leading_group_secretary")
    item = ResponsibilityItemFactory(list=issued(organisation=head.organisation))

    assert borne_by(head.member.code, on=TODAY) == [item]


def test_a_draft_is_nobody_s_list_yet():
    head = LeaderFactory(role="leading_group_secretary")
    ResponsibilityItemFactory(list__organisation=head.organisation)

    assert borne_by(head.member.code, on=TODAY) == []


def test_for_a_vacant_post_somebody_acts_from_a_day_to_a_day():
    group, member = OrganisationFactory(kind="leading_group"), MemberFactory(name="钱来同")
    item = ResponsibilityItemFactory(list=issued(organisation=group), role="leading_group_secretary")
    dates = {"from_on": date(2026, 11, 1), "until_on": date(2026, 11, 30)}

    ActingHolder.name(member, organisation=group, role="leading_group_secretary", **dates, **around())

    assert holders_of([group.pk], on=TODAY)[group.pk, "leading_group_secretary"] == ["钱来同（代）"]
    assert borne_by(member.code, on=TODAY) == [item]
    assert borne_by(member.code, on=date(2026, 12, 1)) == []
    assert Fact.objects.get().kind == "acting_holder.named"


def test_nobody_acts_for_a_post_that_is_held_or_beside_another():
    head = LeaderFactory(role="leading_group_secretary")
    dates = {"from_on": date(2026, 11, 1), "until_on": date(2026, 11, 30)}
    said = {"role": "leading_group_secretary", **dates, **around()}

    with pytest.raises(Refused, match="已有人担任"):
        ActingHolder.name(MemberFactory(), organisation=head.organisation, **said)
    group = OrganisationFactory(kind="leading_group")
    ActingHolder.name(MemberFactory(), organisation=group, **said)
    with pytest.raises(Refused, match="已有人代行"):
        ActingHolder.name(MemberFactory(), organisation=group, **said)


def test_an_item_is_questioned_and_the_reply_may_take_it_off():
    item = ResponsibilityItemFactory(list=issued())
    question = ItemQuestion.ask(item, words="不归本职务", **around())

    with pytest.raises(Refused, match="等待答复"):
        ItemQuestion.ask(item, words="再问", **around())
    question.answer("确实不归", drop=True, **around())

    assert not ResponsibilityItem.objects.exists()
    assert (question.about, question.reply, question.is_open) == (item.title, "确实不归", False)
    assert list(Fact.objects.order_by("position").values_list("kind", flat=True)) == [
        "responsibility_item.questioned",
        "responsibility_item.answered",
    ]


def test_a_question_is_answered_once():
    question = ItemQuestionFactory()
    stale = ItemQuestion.objects.get(pk=question.pk)
    question.answer("依据没有变", **around())

    with pytest.raises(Refused, match="已经答复"):
        stale.answer("又答一次", **around())


@pytest.mark.parametrize("what", ["responsibility_letter", "single_veto"])
def test_letters_and_vetoes_are_off_until_the_higher_document_is_entered_and_off_again_when_withdrawn(what):
    committee = OrganisationFactory(kind="working_committee")

    def use():
        made = ResponsibilityListFactory()
        if what == "single_veto":
            return made.add("事项", source="本区规定", veto=True)
        made.add("事项", source="本区规定")
        return made.issue(as_letter=True, **around())

    with pytest.raises(Refused, match="没有启用"):
        use()
    document = {"title": "关于某事的通知", "number": "某发〔2026〕1号", "issued_on": date(2026, 1, 5)}
    entered = Authorisation.enter(what, **document, working_committee=committee, **around())
    use()
    entered.withdraw(working_committee=committee, **around())
    with pytest.raises(Refused, match="没有启用"):
        use()


@pytest.mark.parametrize("lacking", ["title", "number"])
def test_an_authorisation_names_its_document(lacking):
    document = {"title": "通知", "number": "1号", "issued_on": TODAY} | {lacking: " "}

    with pytest.raises(Refused, match="名称和文号"):
        Authorisation.enter(
            "single_veto", **document, working_committee=OrganisationFactory(kind="working_committee"), **around()
        )


def test_next_year_s_list_carries_over_last_year_s_items():
    before = issued(title="清单", year=2025)
    item = ResponsibilityItemFactory(list=before)

    made = ResponsibilityList.draw_up(before.organisation, year=2026, title="清单", **around())

    assert [each.carried_from for each in made.items.all()] == [item]


def test_two_years_beside_each_other_tell_what_was_added_dropped_and_changed():
    before = [Line(1, "甲", "第一条", "书记"), Line(2, "乙", "第二条", "书记"), Line(3, "丙", "第三条", "书记")]
    after = [Line(11, "甲", "第一条", "书记", 1), Line(12, "乙", "第二条", "党组", 2), Line(13, "丁", "第四条", "书记")]

    rows = differences(before, after)

    assert [(row.kind, (row.after or row.before).title) for row in rows] == [
        ("same", "甲"),
        ("changed", "乙"),
        ("added", "丁"),
        ("dropped", "丙"),
    ]
