"""The doors for other systems keep to GeoReport v2 and give away nobody."""

import json
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.access.models import SecurityEvent
from mahua.api.models import ApiKey
from mahua.calls.models import Call, Requester, Response
from tests.api.georeport import ATTRIBUTE, ERROR, MADE, REQUEST, SERVICE, faults
from tests.factories.access import UserFactory
from tests.factories.calls import CategoryFactory, CommunityFactory, answered, dispatched, lead_of, raised
from tests.factories.organisations import DistrictFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def community():
    return CommunityFactory()


@pytest.fixture
def secret(community):
    return ApiKey.make("12345平台", organisation=community, by=UserFactory(), at=timezone.now())[1]


def said(**more):
    return {"description": "三号楼电梯停了，我叫张三丰，电话13800138000。", "address_string": "幸福路三号楼", **more}


def tree(response, status=200):
    assert response.status_code == status, response.content.decode()
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    assert response.content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    return ET.fromstring(response.content)  # noqa: S314 (our own answer)


def test_services_are_the_leaves_of_the_tree_as_described(client, secret):
    branch = CategoryFactory(name="房屋")
    CategoryFactory(name="电梯", parent=branch, questions=[{"key": "lift", "words": "几号梯？", "required": True}])
    CategoryFactory(name="举报", elsewhere="12388")

    services = tree(client.get("/open311/v2/services.xml", {"api_key": secret}))

    assert services.tag == "services"
    assert [fault for each in services for fault in faults(each, SERVICE)] == []
    assert [
        (each.findtext("service_name"), each.findtext("group"), each.findtext("metadata")) for each in services
    ] == [("电梯", "房屋", "true")]


def test_a_service_says_what_it_asks(client, secret):
    lift = CategoryFactory(questions=[{"key": "lift", "words": "几号梯？", "required": True}])

    definition = tree(client.get(f"/open311/v2/services/{lift.code}.xml", {"api_key": secret}))

    attributes = definition.find("attributes")
    assert definition.tag == "service_definition"
    assert [fault for each in attributes for fault in faults(each, ATTRIBUTE)] == []
    assert attributes[0].findtext("description") == "几号梯？"


def test_a_request_posted_becomes_a_call_of_the_keys_body_with_the_person_under_seal(client, secret, community):
    lift = CategoryFactory(questions=[{"key": "lift", "words": "几号梯？"}])
    person = {"first_name": "三丰", "last_name": "张", "phone": "13800138000"}

    posted = said(api_key=secret, service_code=lift.code, **{"attribute[lift]": "二号"}, **person)
    made = tree(client.post("/open311/v2/requests.xml", posted), status=201)

    call = Call.objects.get()
    assert faults(made[0], MADE) == []
    assert made[0].findtext("service_request_id") == call.number
    assert (call.caller, call.channel, call.category, call.answers) == (community, "api", lift, {"lift": "二号"})
    assert "13800138000" not in call.title + call.text
    assert Requester.objects.get().contact == "relayed"


def test_the_place_in_words_is_kept_and_covered(client, secret):
    posted = said(api_key=secret, service_code=CategoryFactory().code)

    client.post("/open311/v2/requests.xml", posted)
    client.post("/open311/v2/requests.xml", posted | {"address_string": "幸福路三号楼13800138000" * 5})

    first, second = Call.objects.order_by("pk")
    assert first.place == "幸福路三号楼"
    assert "13800138000" not in second.place
    assert len(second.place) <= 80


def test_answers_to_the_questions_are_covered_and_only_those_asked_are_kept(client, secret):
    above = CategoryFactory(questions=[{"key": "who", "words": "谁看见的？", "required": False}])
    lift = CategoryFactory(parent=above, questions=[{"key": "lift", "words": "几号梯？", "required": False}])
    answers = {"attribute[lift]": "二号，电话13800138000", "attribute[id_card]": "别的", "attribute[who]": "门卫"}

    client.post("/open311/v2/requests.xml", said(api_key=secret, service_code=lift.code, **answers))

    kept = Call.objects.get().answers
    assert set(kept) == {"lift", "who"}
    assert "13800138000" not in kept["lift"]


def test_a_report_of_wrongdoing_is_shown_its_way_and_nothing_of_it_is_kept(client, secret):
    posted = said(api_key=secret, service_code=CategoryFactory().code) | {"description": "举报社区王书记受贿"}

    refused = tree(client.post("/open311/v2/requests.xml", posted), status=400)

    assert "12388" in refused[0].findtext("description")
    assert Call.objects.count() == 0


def test_a_body_without_a_street_above_calls_the_centre(client):
    district = DistrictFactory()
    secret = ApiKey.make("热线", organisation=district, by=UserFactory(), at=timezone.now())[1]

    client.post("/open311/v2/requests.xml", said(api_key=secret, service_code=CategoryFactory().code))

    assert Call.objects.get().state == "queued"


def test_the_key_of_a_dissolved_body_opens_nothing(client, secret, community):
    community.dissolved_on = timezone.now().date() - timedelta(days=1)
    community.save()

    assert client.get("/open311/v2/services.xml", {"api_key": secret}).status_code == 403


@pytest.mark.parametrize("lat", ["nan", "inf", "1e400"])
def test_a_point_that_is_no_number_is_refused_in_words(client, secret, lat):
    posted = said(api_key=secret, service_code=CategoryFactory().code, lat=lat, long="113.2")

    assert "lat" in tree(client.post("/open311/v2/requests.xml", posted), status=400)[0].findtext("description")


def test_what_comes_out_keeps_to_the_description_and_names_nobody(client, secret, community):
    lift = CategoryFactory(name="电梯")
    client.post("/open311/v2/requests.xml", said(api_key=secret, service_code=lift.code, phone="13800138000"))

    listed = client.get("/open311/v2/requests.xml", {"api_key": secret})

    requests = tree(listed)
    assert [fault for each in requests for fault in faults(each, REQUEST)] == []
    assert requests[0].findtext("status") == "open"
    for private in ("13800138000", "张三丰"):
        assert private not in listed.content.decode()


def test_json_says_the_same_as_xml(client, secret, community):
    raised("路灯不亮", caller=community, at=timezone.now())

    [as_json] = json.loads(client.get("/open311/v2/requests.json", {"api_key": secret}).content)
    [as_xml] = tree(client.get("/open311/v2/requests.xml", {"api_key": secret}))

    assert {name: str(value) for name, value in as_json.items()} == {part.tag: part.text or "" for part in as_xml}


def test_a_point_comes_out_no_finer_than_it_went_in(client, secret):
    posted = said(api_key=secret, service_code=CategoryFactory().code, lat="23.1", long="113.2")
    del posted["address_string"]

    refused = tree(client.post("/open311/v2/requests.xml", posted), status=400)

    assert faults(refused[0], ERROR) == []
    assert "不在本区辖区内" in refused[0].findtext("description")
    assert Call.objects.count() == 0


@pytest.mark.parametrize(
    ("lacks", "words"),
    [("service_code", "service_code"), ("description", "description"), ("address_string", "address_string")],
)
def test_what_lacks_is_named_and_nothing_is_made(client, secret, lacks, words):
    posted = said(api_key=secret, service_code=CategoryFactory().code)
    del posted[lacks]

    refused = tree(client.post("/open311/v2/requests.xml", posted), status=400)

    assert words in refused[0].findtext("description")
    assert Call.objects.count() == 0


def test_what_belongs_to_another_channel_is_not_taken(client, secret):
    report = CategoryFactory(elsewhere="12388")

    refused = tree(client.post("/open311/v2/requests.xml", said(api_key=secret, service_code=report.code)), status=400)

    assert "12388" in refused[0].findtext("description")


def test_a_key_sees_the_calls_of_its_own_body_only(client, secret, community):
    own, other = raised(caller=community, at=timezone.now()), raised(at=timezone.now())

    found = tree(client.get("/open311/v2/requests.xml", {"api_key": secret}))

    assert [each.findtext("service_request_id") for each in found] == [own.number]
    assert client.get(f"/open311/v2/requests/{other.number}.xml", {"api_key": secret}).status_code == 404
    assert client.get(f"/open311/v2/tokens/{own.number}.xml", {"api_key": secret}).status_code == 200


def test_a_list_is_narrowed_by_status_service_and_days(client, secret, community):
    lift = CategoryFactory()
    now = timezone.now()
    kept = raised(caller=community, category=lift, at=now)
    raised(caller=community, at=now)
    raised(caller=community, category=lift, at=now - timedelta(days=80)).withdraw(by=None, at=now)

    asked = {"api_key": secret, "service_code": lift.code, "status": "open"}
    found = tree(client.get("/open311/v2/requests.xml", asked))
    too_long = {"api_key": secret, "start_date": "2026-01-01T00:00:00Z", "end_date": "2026-11-01T00:00:00Z"}

    assert [each.findtext("service_request_id") for each in found] == [kept.number]
    assert "90 天" in tree(client.get("/open311/v2/requests.xml", too_long), status=400)[0].findtext("description")


def test_the_answer_of_the_unit_stands_in_the_notes(client, secret, community):
    call = answered(caller=community, co_units=[], at=timezone.now())
    helper = Response(call=call, organisation=CommunityFactory(), path="0001", role="co", state="answered")
    helper.asked_at, helper.answer = timezone.now(), "我们配合完了。"
    helper.save()

    [found] = tree(client.get(f"/open311/v2/requests/{call.number}.xml", {"api_key": secret}))

    assert found.findtext("status_notes") == "已修好。"
    assert found.findtext("agency_responsible") == call.lead.name


@pytest.mark.parametrize("key", ["", "guessed"])
def test_without_a_key_nothing_answers_and_a_wrong_one_is_logged(client, key):
    refused = tree(client.get("/open311/v2/services.xml", {"api_key": key}), status=403)

    assert faults(refused[0], ERROR) == []
    assert SecurityEvent.objects.filter(kind="api_key.refused").count() == (1 if key else 0)


def test_a_key_is_counted_by_the_minute(client, secret):
    answers = [client.get("/open311/v2/services.json", {"api_key": secret}).status_code for _ in range(62)]

    assert set(answers[:58]) == {200}
    assert 429 in answers


def test_discovery_says_where_the_versions_stand(client):
    found = client.get("/open311/discovery.json")

    assert json.loads(found.content)["endpoints"][0]["url"].endswith("/open311/v2")


def test_a_key_is_shown_once_and_can_be_revoked(client, community):
    district = DistrictFactory()
    keeper = UserFactory(duty="system", role="system_administrator", role__at=district)
    client.force_login(keeper)
    made = client.post(reverse("api:keys"), {"name": "热线", "organisation": community.code}, follow=True)
    secret = made.context["fresh"]
    again = client.get(reverse("api:keys")).content.decode()

    client.post(reverse("api:revoke_key", args=[ApiKey.objects.get().code]))

    assert secret in made.content.decode()
    assert secret not in again
    assert client.get("/open311/v2/services.xml", {"api_key": secret}).status_code == 403


@pytest.mark.parametrize(
    "asked",
    [
        {"end_date": "0001-01-01T00:00:00+14:00"},
        {"start_date": "9999-12-31T23:59:59-14:00", "end_date": "9999-12-31T23:59:59-14:00"},
        {"service_code": "k\0"},
        {"service_request_id": "2026\0"},
    ],
)
def test_what_no_database_could_be_asked_is_refused_in_words(client, secret, asked):
    refused = tree(client.get("/open311/v2/requests.xml", {"api_key": secret, **asked}), status=400)

    assert faults(refused[0], ERROR) == []


@pytest.mark.parametrize(
    "more", [{"description": "停" * 5001}, {"description": "停\0"}, {"phone": "1" * 41}, {"last_name": "王" * 41}]
)
def test_a_request_longer_than_a_page_would_take_is_refused_before_it_is_read(client, secret, more):
    lift = CategoryFactory()

    refused = client.post("/open311/v2/requests.xml", {"api_key": secret, "service_code": lift.code, **said(**more)})

    assert faults(tree(refused, status=400)[0], ERROR) == []
    assert not Call.objects.exists()


def test_a_body_that_returned_a_call_reads_it_no_more(client):
    call = dispatched()
    part = lead_of(call)
    key = ApiKey.make("承办系统", organisation=part.organisation, by=UserFactory(), at=timezone.now())[1]
    address = f"/open311/v2/requests/{call.number}.xml"
    before = client.get(address, {"api_key": key}).status_code

    part.return_(reason="not_ours", words="不归我们管", by=None, at=call.raised_at)

    assert (before, client.get(address, {"api_key": key}).status_code) == (200, 404)


def test_a_hundred_wrong_keys_from_one_address_make_one_line_in_the_log(client):
    for wrong in range(100):
        assert client.get("/open311/v2/requests.xml", {"api_key": f"no{wrong}"}).status_code == 403

    assert SecurityEvent.objects.filter(kind="api_key.refused").count() == 1


def test_signs_no_xml_may_hold_are_left_out_of_the_answer(client, secret, community):
    call = raised("电梯停了", caller=community, at=timezone.now())
    Call.objects.filter(pk=call.pk).update(title="电梯\uffff停了\ufffe\x7f")

    found = tree(client.get(f"/open311/v2/requests/{call.number}.xml", {"api_key": secret}))

    assert found[0].findtext("description") == "电梯停了"
