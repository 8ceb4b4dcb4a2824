"""Who stood behind a call that was split: the person of the whole, for each of its parts, and no more than each needs."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.access.models import SecurityEvent
from mahua.calls.models import Dispatch, Requester
from mahua.calls.splitting import split
from tests.factories.calls import CommunityFactory, clerk, queued
from tests.factories.organisations import UnitFactory

pytestmark = pytest.mark.django_db
PERSON = {"contact": "relayed", "name": "张三丰", "phone": "13800138000", "told": "我是张三丰"}


@pytest.fixture
def community():
    return CommunityFactory(name="金沙社区")


@pytest.fixture
def at_the_community(client, community):
    client.force_login(clerk("community_clerk", community))
    return client


def parted(*, contact="told", **about):
    """Two parts of a call with somebody behind it, each with a unit; the first."""
    whole = queued(requester={**PERSON, "contact": contact}, **about)
    parts = split(whole, ["电梯", "门禁"], by=None, at=timezone.now())
    for part in parts:
        Dispatch.send(part, lead=UnitFactory(), by=None, at=timezone.now())
    return parts[0]


def test_the_parts_of_a_call_share_the_person_of_the_whole_and_say_who_opened(at_the_community, community):
    part = parted(caller=community)

    opened = at_the_community.post(
        reverse("calls:open_requester", args=[part.code]), {"field": "phone", "reason": "约上门时间"}
    )

    assert "13800138000" in opened.content.decode()
    assert SecurityEvent.objects.get(kind="seal.opened").about.startswith(part.code)
    assert "电话：约上门时间" in at_the_community.get(part.get_absolute_url()).content.decode()
    whole = at_the_community.get(part.parent.get_absolute_url()).content.decode()
    assert f"经拆分出的 {part.number}，电话：约上门时间" in whole


@pytest.mark.parametrize(("contact", "status"), [("told", 200), ("relayed", 403)])
def test_the_body_in_charge_of_a_part_reaches_the_person_only_if_they_agreed(client, community, contact, status):
    part = parted(caller=community, contact=contact)
    client.force_login(clerk("unit_responder", part.lead))

    opened = client.post(reverse("calls:open_requester", args=[part.code]), {"field": "phone", "reason": "联系"})

    assert opened.status_code == status
    assert ("13800138000" in opened.content.decode()) == (status == 200)


def test_the_words_about_the_whole_stay_sealed_from_the_body_in_charge_of_a_part(client, community):
    part = parted(caller=community)
    client.force_login(clerk("unit_responder", part.lead))
    assert "原话</option>" not in client.get(part.get_absolute_url()).content.decode()

    opened = client.post(reverse("calls:open_requester", args=[part.code]), {"field": "told", "reason": "联系"})

    assert opened.status_code == 422
    assert not SecurityEvent.objects.filter(kind="seal.opened").exists()


def test_a_part_that_went_another_way_leads_to_nobody(at_the_community, community):
    whole = queued(requester=PERSON, caller=community)
    part, _ = split(whole, ["举报", "门禁"], by=None, at=timezone.now())
    part.divert(channel="区纪委监委信访室", words="", by=None, at=timezone.now())

    opened = at_the_community.post(
        reverse("calls:open_requester", args=[part.code]), {"field": "phone", "reason": "联系"}
    )

    assert opened.status_code == 404
    assert Requester.objects.get().name
