"""Three fields, a look at what others will read, sent: through the page."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.calls.models import Call, Requester
from tests.factories.access import UserFactory
from tests.factories.calls import CategoryFactory, CommunityFactory, StreetFactory, clerk, raised
from tests.factories.organisations import DistrictFactory

pytestmark = pytest.mark.django_db

THREE = {"title": "三号楼电梯停了", "place": "云栖花苑", "contact": "relayed"}


@pytest.fixture
def community():
    return CommunityFactory(parent=StreetFactory(name="柳溪街道"))


@pytest.fixture
def at_the_community(client, community):
    client.force_login(clerk("community_clerk", community))
    return client


def post(client, caller, address="calls:new", **said):
    return client.post(reverse(address), {"caller": caller.code, **THREE, **said})


def test_three_fields_are_enough_and_the_street_sees_it_first(at_the_community, community):
    post(at_the_community, community, step="send")

    call = Call.objects.get()
    assert (call.title, call.place, call.caller, call.state) == (THREE["title"], THREE["place"], community, "raised")
    assert (call.urgency, call.channel) == ("ordinary", "community")
    assert not Requester.objects.exists()


def test_a_double_click_sends_one(at_the_community, community):
    once = at_the_community.get(reverse("calls:new")).context["once"]

    first = post(at_the_community, community, step="send", once=once)
    second = post(at_the_community, community, step="send", once=once)

    assert Call.objects.count() == 1
    assert first.url == second.url == Call.objects.get().get_absolute_url()


def test_the_preview_shows_what_others_will_read_and_sends_nothing(at_the_community, community):
    page = post(at_the_community, community, text="我叫王小明，电话13800138000").content.decode()

    assert "我叫［姓名］，电话［电话］" in page
    assert not Call.objects.exists()


def test_what_is_covered_goes_under_seal_as_it_was_told(at_the_community, community):
    told = "我叫王小明，电话13800138000"
    cover = [f"text:{told.index('王')}:{told.index('，')}", f"text:{told.index('1')}:{len(told)}"]

    post(at_the_community, community, text=told, step="send", previewed="1", cover=cover)

    call, kept = Call.objects.get(), Requester.objects.get()
    assert call.text == "我叫［姓名］，电话［电话］"
    assert told in kept.open("told", by=UserFactory(), reason="核对", at=timezone.now())
    assert kept.contact == "relayed"


def test_a_person_undoes_a_suggestion_and_covers_another_word(at_the_community, community):
    post(
        at_the_community, community, text="我叫王小明，住在金桂里", step="send", previewed="1", cover=[], also="金桂里"
    )

    assert Call.objects.get().text == "我叫王小明，住在［已遮盖］"


def test_without_a_preview_every_suggestion_is_followed(at_the_community, community):
    post(at_the_community, community, title="请找13800138000", step="send")

    assert Call.objects.get().title == "请找［电话］"


@pytest.mark.parametrize(
    ("title", "channel"), [("举报社区书记收红包", "12388"), ("局长贪污", "12388"), ("举报小作坊无证经营", "12345")]
)
def test_a_report_of_wrongdoing_is_told_where_to_go_and_nothing_is_kept(at_the_community, community, title, channel):
    response = post(at_the_community, community, title=title, step="send")

    assert response.status_code == 422
    assert channel in response.content.decode()
    assert not Call.objects.exists()


def test_a_category_that_belongs_elsewhere_is_told_where_to_go(at_the_community, community):
    category = CategoryFactory(elsewhere="12388")

    response = post(at_the_community, community, category=category.code, step="send")

    assert "12388" in response.content.decode()
    assert not Call.objects.exists()


def test_a_category_asks_its_own_questions_and_those_above_it(at_the_community, community):
    above = CategoryFactory(questions=[{"key": "since", "words": "从哪天起？"}])
    category = CategoryFactory(parent=above, questions=[{"key": "lift", "words": "几号梯？", "required": True}])
    asked = at_the_community.get(
        reverse("calls:questions"), {"category": category.code}, headers={"HX-Request": "true"}
    )

    refused = post(at_the_community, community, category=category.code, step="send")
    post(at_the_community, community, category=category.code, step="send", **{"answer-lift": "2号梯"})

    assert "几号梯？" in asked.content.decode()
    assert "从哪天起？" in asked.content.decode()
    assert refused.status_code == 422
    assert Call.objects.get().answers == {"lift": "2号梯"}


def test_open_calls_like_it_are_shown_before_it_is_sent(at_the_community, community):
    raised("三号楼的电梯停了", caller=community, at=timezone.now(), place="云栖花苑")
    raised("广场舞太吵", caller=community, at=timezone.now(), place="别处")

    page = post(at_the_community, community).content.decode()

    assert "三号楼的电梯停了" in page
    assert "同一地点" in page
    assert "广场舞太吵" not in page
    assert "并到这件" not in page


def test_the_dispatcher_may_merge_at_once_and_is_not_forced_to(client, community):
    before = raised("三号楼的电梯停了", caller=community, at=timezone.now(), escalated=True)
    client.force_login(clerk("dispatcher", DistrictFactory()))

    page = post(client, community).content.decode()
    post(client, community, into=before.code)

    assert "并到这件" in page
    assert Call.objects.get(title=THREE["title"]).merged_into == before


def test_a_category_is_offered_from_the_words_and_adopted_with_one_click(at_the_community, community):
    category = CategoryFactory(name="电梯")

    offered = post(at_the_community, community)
    adopted = post(at_the_community, community, adopt=category.code)

    assert "采用这一类" in offered.content.decode()
    assert adopted.context["form"].cleaned_data["category"] == category


def test_whoever_is_no_caller_of_a_body_does_not_call_for_it(at_the_community):
    response = post(at_the_community, CommunityFactory(), step="send")

    assert response.status_code == 422
    assert not Call.objects.exists()


def test_what_was_typed_stays_when_going_back(at_the_community, community):
    page = post(at_the_community, community, step="edit", text="楼上<老人>").content.decode()

    assert THREE["title"] in page
    assert "楼上&lt;老人&gt;" in page


def test_a_call_by_telephone_says_so_and_every_field_has_a_key(at_the_community, community):
    page = at_the_community.get(reverse("calls:phone")).content.decode()

    post(at_the_community, community, address="calls:phone", channel="phone", step="send")

    assert page.count('accesskey="') == 8
    assert Call.objects.get().channel == "phone"


def test_a_chat_is_taken_apart_and_written_on_the_usual_page(at_the_community, community):
    pasted = "张大姐 2026/11/23 10:03\n大家好，云栖花苑的路灯坏了。\n李师傅：我看到了，叫张大姐别急"

    page = at_the_community.post(reverse("calls:chat"), {"pasted": pasted})

    said = page.context["form"].initial
    assert (said["title"], said["place"], said["channel"]) == ("云栖花苑的路灯坏了", "云栖花苑", "chat")
    assert said["text"] == "大家好，云栖花苑的路灯坏了。\n我看到了，叫张大姐别急"
    assert said["also"] == "张大姐 李师傅"


def test_the_page_costs_the_same_however_many_calls_are_alike(
    at_the_community, community, django_assert_max_num_queries
):
    for number in range(4):
        raised(f"三号楼电梯停了{number}", caller=community, at=timezone.now())
    post(at_the_community, community)

    with django_assert_max_num_queries(13):
        post(at_the_community, community)


def test_sending_costs_few_queries(at_the_community, community, django_assert_max_num_queries):
    post(at_the_community, community, step="send")  # the person's alias is made once
    once = at_the_community.get(reverse("calls:new")).context["once"]

    with django_assert_max_num_queries(21):  # four of them begin or end a part of a transaction
        sent = post(at_the_community, community, step="send", once=once)

    assert sent.status_code == 302
