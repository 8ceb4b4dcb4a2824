import pytest
from django.urls import reverse

from mahua.calls.models import Call
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from tests.factories.abouts import offering
from tests.factories.access import UserFactory
from tests.factories.calls import LATER, MONDAY, accepted, lead_of
from tests.factories.organisations import UnitFactory

pytestmark = pytest.mark.django_db
OFFER = ("y2345", "老旧小区改造")


def linked():
    return [
        (fact.organisation_code, fact.data["about"]) for fact in Fact.objects.kinds("call.linked").order_by("position")
    ]


def test_the_lead_says_what_its_call_belongs_to_and_the_last_word_holds():
    call = accepted()
    lead = lead_of(call)

    lead.link("y1", by=None, at=MONDAY + LATER)
    lead.link("y1", by=None, at=MONDAY + LATER)
    lead.link("y2", by=None, at=MONDAY + LATER)

    assert linked() == [(lead.organisation.code, "y1"), (lead.organisation.code, "y2")]
    assert Call.objects.get().about == "y2"


def test_a_co_unit_links_nothing():
    call = accepted(co_units=[UnitFactory()])

    with pytest.raises(Refused, match="只有承办单位"):
        call.responses.get(role="co").link("y1", by=None, at=MONDAY + LATER)

    assert (linked(), Call.objects.get().about) == ([], "")


def test_an_answer_may_say_what_the_call_is_about(client):
    call = accepted()
    lead = lead_of(call)
    client.force_login(UserFactory(role="unit_responder", role__at=lead.organisation))
    url = reverse("calls:answer", args=[lead.pk])

    with offering(OFFER):
        page = client.get(url)
        client.post(url, {"outcome": "solved", "words": "已修好。", "about": "y2345"})

    call.refresh_from_db()
    assert "关于哪件事" in page.content.decode()
    assert (call.state, call.about, linked()) == ("answered", "y2345", [(lead.organisation.code, "y2345")])


def test_an_answer_about_nothing_asks_and_leaves_nothing_more(client):
    call = accepted()
    lead = lead_of(call)
    client.force_login(UserFactory(role="unit_responder", role__at=lead.organisation))
    url = reverse("calls:answer", args=[lead.pk])

    with offering():
        page = client.get(url)
        client.post(url, {"outcome": "solved", "words": "已修好。"})

    call.refresh_from_db()
    assert "办理情况" in page.content.decode()
    assert "关于哪件事" not in page.content.decode()
    assert (call.state, linked()) == ("answered", [])
