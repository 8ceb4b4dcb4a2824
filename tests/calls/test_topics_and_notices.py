"""What gathers in one place becomes a topic; who hears that a clock ran out."""

import random
from datetime import timedelta

import pytest
from django.urls import reverse

from mahua.calls import escalation, hot_topics
from mahua.calls.models import Topic
from mahua.ledger.models import Fact
from mahua.notices.models import Notice
from tests.factories.calls import MONDAY, CommunityFactory, StreetFactory, clerk, dispatched, queued, raised
from tests.factories.messages import KINDS, message_about
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db
PLANT = (
    ("临江名邸旁的砂石场噪音大", "砂石场白天黑夜碎石，噪音让人睡不着。"),
    ("砂石场灰尘飘进临江名邸", "窗台全是灰尘，孩子咳嗽，砂石场没有围挡。"),
    ("临江名邸边上碎石噪音", "碎石机器的噪音从早响到晚，请环保部门检测。"),
    ("请查处临江名邸附近的砂石场", "砂石场没有手续，灰尘污染严重。"),
    ("临江名邸业主盼砂石场搬走", "灰尘和噪音已经一年，砂石场不管不问。"),
    ("砂石场扰民", "我住在临江名邸，砂石场的碎石噪音吵得老人心慌。"),
    ("临江名邸灰尘污染", "洗好的衣服落满灰尘，都是砂石场碎石造成的。"),
)


def gathered(street):
    """Calls about the plant, among others as they come in any month."""
    chance, elsewhere = random.Random(4), StreetFactory()
    for _ in range(80):
        title, _, text = message_about(chance.choice(list(KINDS)), chance).partition("\n")
        queued(title[:60], text=text, caller=elsewhere, at=MONDAY)
    return [queued(title, text=text, caller=street, at=MONDAY) for title, text in PLANT]


def test_calls_about_one_matter_in_one_place_become_a_topic_of_their_street():
    street = StreetFactory()
    calls = gathered(street)

    hot_topics.find_topics(MONDAY + timedelta(days=1))

    topic = Topic.objects.get(calls=calls[0])
    assert (topic.street, topic.place) == (street, "临江名邸")
    assert set(topic.calls.all()) == set(calls)


def test_a_listed_topic_stays_and_takes_in_what_comes_later(client):
    user = clerk("dispatcher", DistrictFactory())
    client.force_login(user)
    street = StreetFactory()
    call = gathered(street)[0]
    hot_topics.find_topics(MONDAY)
    topic = Topic.objects.get(calls=call)

    client.post(reverse("calls:list_topic", args=[topic.code]))
    later = queued(
        "临江名邸旁的砂石场噪音还是大",
        text="砂石场碎石，噪音和灰尘都没有改",
        caller=street,
        at=MONDAY + timedelta(days=1),
    )
    hot_topics.find_topics(MONDAY + timedelta(days=2))

    topic.refresh_from_db()
    assert topic.is_listed
    assert later in topic.calls.all()
    assert Topic.objects.filter(calls=call).count() == 1
    assert Fact.objects.filter(kind="topic.listed").count() == 1
    assert "临江名邸" in client.get(reverse("calls:topics")).content.decode()
    assert f"{topic.month} 热点" in client.get(call.get_absolute_url()).content.decode()


def test_old_calls_make_no_topic():
    gathered(StreetFactory())

    assert hot_topics.find_topics(MONDAY + timedelta(days=31)) == 0


def test_first_the_responder_hears_then_the_leader_then_the_centre():
    unit = UnitFactory()
    people = [clerk("unit_responder", unit), clerk("unit_leader", unit), clerk("dispatcher", DistrictFactory())]
    call = dispatched(unit=unit)

    heard = []
    for hours in (1, 3, 25):
        escalation.sweep(call.accept_due_at + timedelta(hours=hours))
        told = set(Notice.objects.filter(about=call.code).values_list("user", flat=True))
        heard.append([person.pk in told for person in people])

    assert heard == [[True, False, False], [True, True, False], [True, True, True]]


def test_what_is_urgent_is_told_at_once_and_names_no_words_of_the_resident():
    unit = UnitFactory()
    clerk("unit_responder", unit)
    call = dispatched(title="某某家漏水", unit=unit, urgency="critical")
    late = call.accept_due_at + timedelta(minutes=1)

    escalation.sweep(late)

    told = Notice.objects.get()
    assert (told.is_urgent, told.deliver_after) == (True, late)
    assert told.title == f"呼件 {call.number} 的接收时限已过"


def test_a_call_its_street_lets_lie_is_told_to_the_street():
    street = StreetFactory()
    person = clerk("street_clerk", street)
    call = raised(caller=CommunityFactory(parent=street))

    escalation.sweep(call.due_at + timedelta(minutes=1))

    assert Notice.objects.get().user == person
