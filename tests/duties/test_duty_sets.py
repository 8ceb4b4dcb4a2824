"""Templates: 一书两单三会议 and 三亮, made in one step; rule sets followed up together."""

from datetime import UTC, date, datetime

import pytest

from mahua.duties.models import Authorisation, DutySet, RuleSet
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from tests.factories.access import UserFactory
from tests.factories.duties import DutyPartFactory
from tests.factories.ledger_facts import held
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def around():
    return {"by": UserFactory(), "at": NOW}


def group():
    return OrganisationFactory(kind="leading_group")


def made(template="one_two_three", organisation=None):
    return DutySet.make(template, organisation=organisation or group(), year=2026, **around())


def kinds_of(duty_set):
    return [part.kind for part in duty_set.parts.order_by("number")]


def completed(duty_set):
    for part in duty_set.parts.all():
        if part.list:
            part.list.issue(**around())
        elif part.is_meeting:
            meeting = held(duty_set.organisation, "leading_group_meeting", date(2026, 3, 5))
            part.complete(on=meeting.occurred_on, meeting=meeting, **around())
        else:
            part.complete(on=date(2026, 3, 5), **around())
    return duty_set


def test_one_step_makes_two_lists_with_their_sources_and_three_meetings_and_no_letter():
    duty_set = made()

    lists = [part.list for part in duty_set.parts.all() if part.list]
    assert kinds_of(duty_set) == ["list", "list", "meeting", "meeting", "meeting"]
    assert [each.is_draft for each in lists] == [True, True]
    assert all(item.source and item.rule_code for each in lists for item in each.items.all())
    assert all(each.items.exists() for each in lists)
    assert Fact.objects.get().data["parts"] == 5


def test_the_letter_is_a_part_only_where_a_higher_document_allows_it():
    document = {"title": "通知", "number": "1号", "issued_on": date(2026, 1, 5)}
    committee = OrganisationFactory(kind="working_committee")
    Authorisation.enter("responsibility_letter", **document, working_committee=committee, **around())

    assert kinds_of(made()) == ["document", "list", "list", "meeting", "meeting", "meeting"]


def test_three_lights_are_two_things_shown_and_a_list():
    assert kinds_of(made("three_lights", OrganisationFactory())) == ["shown", "shown", "list"]


def test_a_template_is_made_once_a_year():
    duty_set = made()

    with pytest.raises(Refused, match="已经建立"):
        made(organisation=duty_set.organisation)


def test_a_meeting_is_done_by_one_that_was_held_and_by_no_other_body_s():
    duty_set = made()
    part = duty_set.parts.filter(kind="meeting").first()
    elsewhere = held(group(), "leading_group_meeting", date(2026, 3, 5))
    ours = held(duty_set.organisation, "leading_group_meeting", date(2026, 3, 5))

    with pytest.raises(Refused, match="本组织"):
        part.complete(on=date(2026, 3, 5), meeting=elsewhere, **around())
    part.complete(on=date(2026, 3, 5), meeting=ours, **around())

    assert Fact.objects.get(kind="duty_part.done").data["meeting_fact"] == ours.position


def test_a_list_is_done_when_it_is_issued_and_not_by_hand():
    part = made().parts.filter(kind="list").first()

    with pytest.raises(Refused, match="自动"):
        part.complete(on=date(2026, 3, 5), **around())
    part.list.issue(**around())

    assert part.is_done


def test_a_part_is_done_once():
    part = DutyPartFactory()
    part.complete(on=date(2026, 3, 5), **around())

    with pytest.raises(Refused, match="已经完成"):
        part.complete(on=date(2026, 3, 6), **around())


def test_what_is_complete_is_looked_through_once_and_what_is_not_is_not():
    duty_set = made()
    with pytest.raises(Refused, match="5 项没有完成"):
        duty_set.review(**around())

    completed(duty_set).review(**around())

    data = Fact.objects.get(kind="duty_set.reviewed").data
    assert (data["template"], data["belongs_to_year"], data["parts"], data["parts_done"]) == (
        "one_two_three",
        2026,
        5,
        5,
    )
    with pytest.raises(Refused, match="已经审核"):
        duty_set.review(**around())


def test_a_rule_set_is_kept_under_its_title():
    committee = OrganisationFactory(kind="working_committee")
    RuleSet.objects.all().delete()
    for rules in (["FT-M"], ["FT-M", "SS-Q"]):
        RuleSet.keep("某项制度", source="本区规定", rules=rules, working_committee=committee, **around())

    assert RuleSet.objects.get().rules == ["FT-M", "SS-Q"]
    with pytest.raises(Refused, match="至少选一项"):
        RuleSet.keep("另一项", source="本区规定", rules=[], working_committee=committee, **around())


def test_the_systems_of_the_two_upholdings_are_a_set_from_the_beginning():
    assert "FT-M" in RuleSet.objects.get(title="“两个维护”制度").rules
