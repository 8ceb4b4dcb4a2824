"""责任清单 on its pages."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.duties.models import ItemQuestion, ResponsibilityList
from mahua.kernel.days import day_of
from tests.factories.access import UserFactory
from tests.factories.duties import LeaderFactory, ResponsibilityItemFactory, ResponsibilityListFactory
from tests.factories.members import MemberFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db


def this_year():
    return day_of(timezone.now()).year


def a_group():
    return OrganisationFactory(parent=UnitFactory(parent=DistrictFactory()), kind="leading_group")


def person(post, **role):
    return UserFactory(member_code=post.member.code, **role)


@pytest.mark.parametrize("items", [1, 3])
def test_a_list_costs_the_same_however_long(client, items, django_assert_num_queries):
    leader = LeaderFactory(organisation=a_group())
    made = ResponsibilityListFactory(organisation=leader.organisation, state="issued")
    ResponsibilityItemFactory.create_batch(items, list=made, role=leader.role)
    client.force_login(UserFactory(role="committee_clerk", role__at=leader.organisation))
    client.get(made.get_absolute_url())

    with django_assert_num_queries(11):
        page = client.get(made.get_absolute_url()).content.decode()

    assert page.count(leader.member.name) == items


@pytest.mark.parametrize("lists", [1, 3])
def test_the_lists_cost_the_same_however_many(client, lists, django_assert_num_queries):
    group = a_group()
    ResponsibilityListFactory.create_batch(lists, organisation=group)
    client.force_login(UserFactory(role="committee_clerk", role__at=group))
    client.get(reverse("duties:responsibility_lists"))

    with django_assert_num_queries(5):  # session, user, roles, page, authorisations
        page = client.get(reverse("duties:responsibility_lists")).content.decode()

    assert page.count("<tr>") == lists + 1


def test_the_bearer_sees_their_own_and_questions_it_and_nobody_else_does(client):
    leader = LeaderFactory(organisation=a_group())
    item = ResponsibilityItemFactory(
        list__organisation=leader.organisation, list__state="issued", list__year=this_year(), role=leader.role
    )
    address = reverse("duties:question_item", args=[item.code])
    other = UserFactory(role="unit_leader", role__at=leader.organisation, member_code=MemberFactory().code)
    client.force_login(other)
    refused = client.post(address, {"words": "不合适"}).status_code
    empty = client.get(reverse("duties:mine")).content.decode()
    client.force_login(person(leader, role="unit_leader", role__at=leader.organisation))

    mine = client.get(reverse("duties:mine")).content.decode()
    asked = client.post(address, {"words": "不归本职务"})

    assert (refused, item.title in empty, item.title in mine) == (403, False, True)
    assert asked.status_code == 302
    assert ItemQuestion.objects.get().words == "不归本职务"


def test_nothing_on_the_pages_asks_for_a_signature(client):
    leader = LeaderFactory(organisation=a_group())
    item = ResponsibilityItemFactory(
        list__organisation=leader.organisation, list__state="issued", list__year=this_year(), role=leader.role
    )
    client.force_login(person(leader, role="unit_leader", role__at=leader.organisation))

    pages = [client.get(reverse("duties:mine")), client.get(item.list.get_absolute_url())]

    assert all(item.title in page.content.decode() for page in pages)
    assert not any("签收" in page.content.decode() or "确认已读" in page.content.decode() for page in pages)


def test_a_list_is_drawn_up_filled_and_issued(client):
    group = a_group()
    client.force_login(UserFactory(role="unit_leader", role__at=group))
    said = {"organisation": group.code, "year": this_year(), "title": "主体责任清单"}
    client.post(reverse("duties:new_list"), said)
    made = ResponsibilityList.objects.get()

    client.post(reverse("duties:add_item", args=[made.code]), {"title": "抓党建", "source": "规定", "role": ""})
    client.post(reverse("duties:issue_list", args=[made.code]))

    made.refresh_from_db()
    assert (made.items.count(), made.is_draft) == (1, False)


def test_the_veto_is_not_even_offered_without_a_higher_document(client):
    made = ResponsibilityListFactory(organisation=a_group())
    client.force_login(UserFactory(role="unit_leader", role__at=made.organisation))

    page = client.get(reverse("duties:add_item", args=[made.code])).content.decode()

    assert "责任事项" in page
    assert "一票否决" not in page


def test_only_the_working_committee_enters_a_higher_document(client):
    district = DistrictFactory()
    said = {"what": "single_veto", "title": "通知", "number": "1号", "issued_on": "2026-01-05"}
    client.force_login(UserFactory(role="committee_clerk", role__at=district))
    refused = client.post(reverse("duties:authorise"), said).status_code
    client.force_login(UserFactory(role="working_committee", role__at=district))

    entered = client.post(reverse("duties:authorise"), said, follow=True).content.decode()

    assert refused == 403
    assert "一票否决：依据《通知》（1号）启用。" in entered
