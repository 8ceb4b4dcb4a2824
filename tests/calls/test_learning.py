"""What closed calls teach: a suggestion with confidence and words, kept for the board; nothing goes out without a threshold."""

from datetime import timedelta
from itertools import cycle, islice

import pytest
from django.core.management import call_command
from django.urls import reverse

from mahua.calls import learning
from mahua.calls.models import DispatchThreshold, LearntModel, RoutingRule
from mahua.kernel.errors import Refused
from mahua.ledger import relay
from mahua.ledger.models import Fact
from tests.factories.access import UserFactory
from tests.factories.calls import MONDAY, StreetFactory, clerk, queued
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db

LIFTS = (
    "三号楼电梯停运困人",
    "电梯年检到期没有维修",
    "电梯按钮失灵楼层不停",
    "老楼电梯异响担心安全",
    "加装电梯手续怎么办",
)
ROADS = ("路面坑洼下雨积水", "井盖松动过车有响声", "人行道地砖破损绊人", "道路塌陷需要修补", "路灯不亮晚上走路看不见")


@pytest.fixture
def lift():
    return UnitFactory(name="市场监管局")


@pytest.fixture
def road():
    return UnitFactory(name="城管局")


@pytest.fixture
def taught(lift, road):
    texts = [(text, lift.code) for text in islice(cycle(LIFTS), 30)] + [
        (text, road.code) for text in islice(cycle(ROADS), 30)
    ]
    return learning.learn(texts, at=MONDAY)


def react():
    relay.run_pending(only="calls.suggestions")


def test_of_what_was_learnt_only_the_newest_few_are_kept():
    labelled = [
        (f"电梯停了{number}", "u2222") if number % 2 else (f"路灯不亮{number}", "u3333") for number in range(20)
    ]

    for day in range(4):
        learning.learn(labelled, at=MONDAY + timedelta(days=day))

    assert list(LearntModel.objects.order_by("at").values_list("at", flat=True)) == [
        MONDAY + timedelta(days=day) for day in (2, 3)
    ]


def test_a_new_call_is_offered_to_whom_earlier_calls_like_it_went_with_the_words_that_decided(client, taught, lift):
    client.force_login(clerk("dispatcher", DistrictFactory()))
    call = queued("五号楼电梯停运")
    react()

    page = client.get(reverse("calls:board")).content.decode()

    call.refresh_from_db()
    assert call.suggestion.unit == lift
    assert call.state == "queued"
    assert "由以往办结的各件学来：“电梯”" in page
    assert f"把握 {call.suggestion.confidence / 100:.2f}" in page


def test_a_suggestion_is_adopted_with_its_reason_and_confidence(client, taught, lift):
    client.force_login(clerk("dispatcher", DistrictFactory()))
    call = queued("五号楼电梯停运")
    react()

    client.post(reverse("calls:adopt", args=[call.code]), {"adopt": f"suggestion-{lift.code}"})

    sent = call.dispatches.get()
    assert (sent.how, sent.confidence) == ("suggestion", call.suggestion.confidence)
    assert "电梯" in sent.reasons


def test_without_a_threshold_nothing_goes_out_and_with_one_only_what_is_sure(taught, lift):
    waiting = queued("五号楼电梯停运")
    react()
    waiting.refresh_from_db()
    assert waiting.state == "queued"

    DispatchThreshold.put(80, seen=None, by=UserFactory(), at=MONDAY, district=DistrictFactory())
    sure, unsure = queued("三号楼电梯停运困人"), queued("想问一件别的事")
    react()

    sure.refresh_from_db()
    unsure.refresh_from_db()
    assert (sure.state, sure.lead, sure.dispatches.get().how) == ("dispatched", lift, "threshold")
    assert unsure.state == "queued"


def test_a_rule_that_says_otherwise_keeps_a_call_for_a_person(taught, road):
    DispatchThreshold.put(80, seen=None, by=UserFactory(), at=MONDAY, district=DistrictFactory())
    RoutingRule.objects.create(order=1, words="电梯", unit=road)
    call = queued("三号楼电梯停运困人")

    react()

    call.refresh_from_db()
    assert call.suggestion.unit is not None
    assert call.state == "queued"


def test_the_threshold_is_none_at_first_and_leaves_a_fact_when_it_is_set(client):
    user = clerk("dispatcher", DistrictFactory())
    client.force_login(user)
    assert "不自动派单" in client.get(reverse("calls:learning")).content.decode()

    client.post(reverse("calls:learning"), {"confidence": "95", "seen": ""})
    late = client.post(reverse("calls:learning"), {"confidence": "", "seen": ""})

    assert DispatchThreshold.now().confidence == 95
    assert Fact.objects.latest("position").data == {"confidence": 95}
    assert late.status_code == 409


def test_a_call_much_like_an_open_one_of_its_street_is_said_to_be_so_on_the_board(client):
    client.force_login(clerk("dispatcher", DistrictFactory()))
    street = StreetFactory()
    first = queued("柳溪小区三号楼电梯停了两天没有人修", caller=street)
    second = queued("柳溪小区三号楼电梯停了两天还没修", caller=street)
    react()

    second.refresh_from_db()
    assert second.suggestion.same == first
    assert f"{first.number}</a>是一件事" in client.get(reverse("calls:board")).content.decode()


def test_what_too_few_calls_teach_is_not_learnt(lift):
    with pytest.raises(Refused, match="至少要有两家单位"):
        learning.learn([("电梯停了", lift.code)] * 9, at=MONDAY)


def test_labelled_texts_teach_before_there_are_closed_calls(tmp_path, lift, road, capsys):
    rows = [
        f"{unit.name},{text}" for unit, texts in ((lift, LIFTS), (road, ROADS)) for text in islice(cycle(texts), 12)
    ]
    (tmp_path / "taught.csv").write_text("\n".join(["label,text", *rows]), encoding="utf-8")

    call_command("learn_calls", tmp_path / "taught.csv")

    assert "用 24 件学会给 2 家单位提建议" in capsys.readouterr().out


def test_a_file_that_names_a_body_nobody_knows_is_refused(tmp_path):
    (tmp_path / "taught.csv").write_text("label,text\n没有的局,电梯停了\n", encoding="utf-8")

    with pytest.raises(Refused, match="没有的局"):
        call_command("learn_calls", tmp_path / "taught.csv")
