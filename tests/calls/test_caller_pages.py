"""Those who called, their street and the resident, through their pages."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from mahua.access.models import SecurityEvent
from mahua.calls import merging
from mahua.calls.models import Call, ProgressCode, ProgressTry, Rating, Requester
from mahua.calls.models.progress_code import LENGTH, TRIES
from mahua.kernel.codes import ALPHABET
from mahua.kernel.errors import Refused
from tests.factories.calls import (
    CommunityFactory,
    StreetFactory,
    answered,
    called_back,
    clerk,
    dispatched,
    raised,
)
from tests.factories.organisations import UnitFactory

pytestmark = pytest.mark.django_db

PERSON = {"contact": "relayed", "name": "张三丰", "phone": "13800138000", "told": "我是张三丰"}


@pytest.fixture
def street():
    return StreetFactory(name="柳溪街道")


@pytest.fixture
def community(street):
    return CommunityFactory(parent=street, name="金沙社区")


@pytest.fixture
def at_the_community(client, community):
    client.force_login(clerk("community_clerk", community))
    return client


@pytest.fixture
def at_the_street(client, street):
    client.force_login(clerk("street_clerk", street))
    return client


def code_given(client, call):
    return client.post(reverse("calls:give_code", args=[call.code])).context["code"]


# the street


def test_the_street_solves_what_it_can(at_the_street, community, street):
    call = raised(caller=community)

    at_the_street.post(reverse("calls:solve_here", args=[call.code]), {"outcome": "solved", "words": "已修好。"})

    call.refresh_from_db()
    assert (call.state, call.lead) == ("answered", street)


@pytest.mark.parametrize("outcome", ["unsolvable", "not_ours"])
def test_a_street_that_cannot_solve_it_says_by_what_rule(at_the_street, community, outcome):
    call, said = raised(caller=community), {"outcome": outcome, "words": "办不了。"}
    address = reverse("calls:solve_here", args=[call.code])

    without = at_the_street.post(address, said)
    with pytest.raises(Refused, match="请写明依据"):
        call.solve_here(outcome=outcome, words="办不了。", by=None, at=timezone.now(), street=call.caller)
    at_the_street.post(address, {**said, "basis": "物业管理条例第三条"})

    call.refresh_from_db()
    assert without.status_code == 422
    assert call.state == "answered"
    assert "（依据：物业管理条例第三条）" in call.steps.get(kind="answered").words


def test_the_street_hands_up_what_it_cannot(at_the_street, community):
    call = raised(caller=community)
    page = at_the_street.get(call.get_absolute_url()).content.decode()

    at_the_street.post(reverse("calls:escalate", args=[call.code]), {"words": "要住建局来"})

    call.refresh_from_db()
    assert "上报区级" in page
    assert call.state == "queued"


def test_the_street_sends_on_what_the_law_sends_elsewhere(at_the_street, community):
    call = raised("某人收钱", caller=community, requester=PERSON)

    at_the_street.post(reverse("calls:divert_by_street", args=[call.code]), {"channel": "12388 或区纪委监委信访室"})

    call.refresh_from_db()
    assert (call.state, call.title) == ("diverted", "已转法定渠道")
    assert Requester.objects.get().is_erased


def test_another_street_does_not_sort_it(client, community):
    call = raised(caller=community)
    client.force_login(clerk("street_clerk", StreetFactory()))

    assert client.post(reverse("calls:escalate", args=[call.code])).status_code == 404


def test_the_street_reads_who_promised_what_by_when(at_the_street, community):
    call = dispatched(caller=community, title="电梯停了", unit=UnitFactory(name="住建局"))
    call.note("contacted", by=None, at=timezone.now(), words="周三前换曳引绳")
    raised("路灯坏了", caller=community)
    raised("别街的事", caller=CommunityFactory(parent=StreetFactory()))

    page = at_the_street.get(reverse("calls:street")).content.decode()

    for words in ("电梯停了", "住建局", "周三前换曳引绳", "路灯坏了"):
        assert words in page
    assert "别街的事" not in page


@pytest.mark.parametrize("calls", [1, 4])
def test_the_board_costs_the_same_however_full(at_the_street, community, calls, django_assert_max_num_queries):
    for _ in range(calls):
        dispatched(caller=community)
        raised(caller=community)
        called_back(caller=community)
    at_the_street.get(reverse("calls:street"))

    with django_assert_max_num_queries(8):
        at_the_street.get(reverse("calls:street"))


# the caller


def test_the_caller_takes_it_back(at_the_community, community):
    call = raised(caller=community)

    at_the_community.post(reverse("calls:withdraw", args=[call.code]), {"words": "已经好了"})

    call.refresh_from_db()
    assert call.state == "withdrawn"


def test_a_happy_rating_closes_it(at_the_community, community):
    call = called_back(caller=community)

    at_the_community.post(reverse("calls:rate", args=[call.code]), {"grade": "5"})

    call.refresh_from_db()
    assert (call.state, Rating.objects.get().grade) == ("closed", 5)


def test_an_unhappy_rating_needs_words_and_opens_it_again(at_the_community, community):
    call = called_back(caller=community)
    address = reverse("calls:rate", args=[call.code])

    wordless = at_the_community.post(address, {"grade": "2"})
    at_the_community.post(address, {"grade": "2", "words": "又停了"})

    call.refresh_from_db()
    assert wordless.status_code == 409
    assert (call.state, call.round) == ("accepted", 2)


def test_the_body_called_does_not_rate_itself(client, community):
    unit = UnitFactory()
    call = called_back(caller=community, unit=unit)
    client.force_login(clerk("unit_responder", unit))

    assert client.post(reverse("calls:rate", args=[call.code]), {"grade": "5"}).status_code == 403
    assert not Rating.objects.exists()


def test_who_came_in_with_it_is_listed(at_the_community, community):
    call = raised("电梯停了", caller=community, escalated=True)
    other = raised(caller=CommunityFactory(name="银滩社区"), escalated=True)
    merging.merge(other, into=call, by=None, at=timezone.now())

    page = at_the_community.get(call.get_absolute_url()).content.decode()

    assert "并进这件的" in page
    assert "银滩社区" in page


# the person behind it


def test_a_seal_opens_with_a_reason_that_stays(at_the_community, community):
    call = raised(caller=community, requester=PERSON)
    address = reverse("calls:open_requester", args=[call.code])

    without = at_the_community.post(address, {"field": "phone"})
    opened = at_the_community.post(address, {"field": "phone", "reason": "约上门时间"})

    assert without.status_code == 422
    assert "13800138000" in opened.content.decode()
    assert "no-store" in opened["Cache-Control"]
    assert SecurityEvent.objects.filter(kind="seal.opened").count() == 1
    assert "电话：约上门时间" in at_the_community.get(call.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("contact", "status"), [("told", 200), ("relayed", 403), ("result", 403)])
def test_the_body_in_charge_reads_it_only_if_the_person_agreed(client, community, contact, status):
    unit = UnitFactory()
    call = dispatched(caller=community, unit=unit, requester={**PERSON, "contact": contact})
    client.force_login(clerk("unit_responder", unit))

    opened = client.post(reverse("calls:open_requester", args=[call.code]), {"field": "name", "reason": "联系"})

    assert opened.status_code == status
    assert ("张三丰" in opened.content.decode()) == (status == 200)


def test_the_community_clears_what_the_person_wants_kept_no_more(at_the_community, community):
    call = raised(caller=community, requester=PERSON)

    at_the_community.post(reverse("calls:withdraw_consent", args=[call.code]))

    assert Requester.objects.get().is_erased
    assert "撤回同意" in at_the_community.get(call.get_absolute_url()).content.decode()


# the resident


def test_a_code_has_eighty_random_bits_and_only_its_digest_is_kept(at_the_community, community):
    call = raised(caller=community)

    code = code_given(at_the_community, call)

    kept = ProgressCode.objects.get()
    assert len(ALPHABET) ** LENGTH > 2**80
    assert len(code.replace("-", "")) == LENGTH
    assert code.replace("-", "") not in str(vars(kept))
    assert code not in at_the_community.get(call.get_absolute_url()).content.decode()


def test_a_renewed_code_ends_the_one_before(at_the_community, client, community):
    call = raised(caller=community)
    lost, fresh = code_given(at_the_community, call), code_given(at_the_community, call)
    client.logout()

    assert client.post(reverse("calls:progress"), {"code": lost}).status_code == 404
    assert client.post(reverse("calls:progress"), {"code": fresh.upper()}).status_code == 200


def test_the_resident_reads_state_and_answer_and_never_who(at_the_community, client, community):
    unit = UnitFactory(name="区住房和建设局")
    call = answered(caller=community, unit=unit, requester=PERSON, title="三号楼电梯停了")
    call.responses.update(answer="区住房和建设局已修好，详询13900139000。")
    code = code_given(at_the_community, call)
    client.logout()

    answer = client.post(reverse("calls:progress"), {"code": code})

    page = answer.content.decode()
    assert "已有答复" in page
    assert "已解决" in page
    assert "有关单位已修好，详询［电话］。" in page
    assert "12345" in page
    for hidden in ("区住房和建设局", "金沙社区", "张三丰", "13800138000", "三号楼电梯停了", call.number):
        assert hidden not in page


def test_the_page_needs_no_cookie_and_leaves_nothing_behind(client):
    page = client.get(reverse("calls:progress"))

    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert not page.cookies
    assert "csrfmiddlewaretoken" not in page.content.decode()


def test_the_resident_takes_back_the_consent(at_the_community, client, community):
    call = raised(caller=community, requester=PERSON)
    code = code_given(at_the_community, call)
    client.logout()

    page = client.post(reverse("calls:progress"), {"code": code, "consent": "withdrawn"}).content.decode()

    assert "已清除" in page
    assert Requester.objects.get().is_erased
    assert Call.objects.get().state == "raised"


def test_who_asks_too_often_waits(client):
    for _ in range(TRIES):
        client.post(reverse("calls:progress"), {"code": "x"})

    refused = client.post(reverse("calls:progress"), {"code": "x"})
    elsewhere = client.post(reverse("calls:progress"), {"code": "x"}, REMOTE_ADDR="10.9.8.7")

    assert refused.status_code == 429
    assert "10 分钟后再试" in refused.content.decode()
    assert elsewhere.status_code == 404


def test_how_often_somebody_asked_is_forgotten_after_a_day_and_the_address_never_kept(client):
    client.post(reverse("calls:progress"), {"code": "x"})
    kept = ProgressTry.objects.get()

    ProgressTry.forget(timezone.now() + timedelta(days=2))

    assert "127.0.0.1" not in kept.blind
    assert not ProgressTry.objects.exists()


# the first screens


@pytest.mark.parametrize("role", ["community_clerk", "street_clerk"])
def test_the_first_screen_says_what_came_of_it_and_what_to_rate(client, community, street, role):
    dispatched(caller=community, title="电梯停了")
    called_back(caller=community, title="路灯修好了")
    raised("下水堵了", caller=community)
    client.force_login(clerk(role, community if role == "community_clerk" else street))

    page = client.get(reverse(settings.LOGIN_REDIRECT_URL)).content.decode()

    for words in ("发起呼件", "等您评议", "电梯停了", "路灯修好了", "下水堵了"):
        assert words in page
    assert ("等街道处理" in page) == (role == "street_clerk")


@pytest.mark.parametrize("calls", [1, 3])
def test_the_first_screen_costs_the_same_however_much_is_open(
    client, street, community, calls, django_assert_max_num_queries
):
    for _ in range(calls):
        dispatched(caller=community)
        raised(caller=community)
        called_back(caller=community)
    client.force_login(clerk("street_clerk", street))
    client.get(reverse(settings.LOGIN_REDIRECT_URL))

    with django_assert_max_num_queries(10):
        client.get(reverse(settings.LOGIN_REDIRECT_URL))
