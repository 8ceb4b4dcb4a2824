"""The unit's administrator, or the system administrator, keeps the unit's robots; address and secret are never shown again."""

import pytest
from django.db import connection
from django.urls import reverse

from mahua.access.models import SecurityEvent
from mahua.notices.models import Webhook
from tests.factories.access import UserFactory
from tests.factories.notices import WebhookFactory
from tests.factories.organisations import DistrictFactory, UnitFactory
from tests.notices.fake_robot import Said

pytestmark = pytest.mark.django_db


def administrator_of(unit):
    return UserFactory(role="unit_administrator", role__at=unit, path=unit.path)


def typed(robot, **changes):
    address = f"{robot.end}/send?key=k-address"
    return {"adapter": "generic_sm3", "name": "办公室群", "address": address, "secret": "k-secret", **changes}


@pytest.fixture
def unit(db):
    return UnitFactory(parent=DistrictFactory())


def test_a_robot_is_configured_and_its_address_and_secret_lie_under_seal(client, robot, unit):
    client.force_login(administrator_of(unit))

    answer = client.post(reverse("notices:new_webhook", args=[unit.code]), typed(robot), follow=True)

    webhook = Webhook.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT address, secret FROM notices_webhook")
        stored = b"".join(bytes(each) for each in cursor.fetchone())
    page = answer.content.decode()
    assert webhook.address.use() == f"{robot.end}/send?key=k-address"
    assert (webhook.secret.use(), webhook.end) == ("k-secret", f"127.0.0.1:{robot.port}")
    assert b"k-address" not in stored
    assert b"k-secret" not in stored
    assert "k-address" not in page
    assert "k-secret" not in page
    assert SecurityEvent.objects.get(kind="webhook.installed").about == f"{unit.code} {webhook.code} generic_sm3"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"address": "https://elsewhere.cn/send"}, "elsewhere.cn:443 不在外发名单里"),
        ({"address": "file:///etc/passwd"}, "不是能外发的地址"),
        ({"secret": ""}, "通用接口须填密钥"),
    ],
)
def test_what_cannot_work_is_said_beside_the_field(client, robot, unit, changes, said):
    client.force_login(administrator_of(unit))

    answer = client.post(reverse("notices:new_webhook", args=[unit.code]), typed(robot, **changes))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Webhook.objects.exists()


def test_a_test_shows_what_came_of_it(client, robot, unit):
    webhook = WebhookFactory(organisation=unit, robot=robot)
    client.force_login(administrator_of(unit))
    robot.answers += [Said(status=429), Said()]
    trial = reverse("notices:try_webhook", args=[webhook.code])

    failed = client.post(trial, follow=True).content.decode()
    taken = client.post(trial, follow=True).content.decode()

    assert "测试消息没有送达：对方限制发送次数" in failed
    assert "测试消息已送达。" in taken
    assert taken.count("<tr>") == 3  # the head and both


def test_a_robot_is_paused_resumed_and_removed_with_all_it_held(client, robot, unit):
    webhook = WebhookFactory(organisation=unit, robot=robot)
    client.force_login(administrator_of(unit))

    states = []
    for step in ("pause_webhook", "resume_webhook"):
        client.post(reverse(f"notices:{step}", args=[webhook.code]))
        webhook.refresh_from_db()
        states.append(webhook.is_enabled)
    client.post(reverse("notices:remove_webhook", args=[webhook.code]))

    assert states == [False, True]
    assert not Webhook.objects.exists()
    assert SecurityEvent.objects.filter(kind="webhook.removed").count() == 1


def test_only_the_own_units_robots_are_in_sight_and_the_system_administrator_sees_all(client):
    district = DistrictFactory(path="0002")
    ours, other = UnitFactory(parent=district), UnitFactory(parent=district)
    webhook = WebhookFactory(organisation=ours)
    page = webhook.get_absolute_url()

    def status_for(user):
        client.force_login(user)
        return client.get(page).status_code

    system = UserFactory(duty="system", role="system_administrator", role__at=district)
    assert status_for(administrator_of(ours)) == 200
    assert status_for(system) == 200
    assert status_for(administrator_of(other)) == 404
    assert status_for(UserFactory(role="unit_leader", role__at=ours)) == 404


def test_the_units_page_lists_its_robots(client, robot, unit):
    WebhookFactory(organisation=unit, robot=robot, name="一号群")
    WebhookFactory(organisation=unit, robot=robot, name="二号群", is_enabled=False)
    client.force_login(administrator_of(unit))

    page = client.get(reverse("notices:unit_setting", args=[unit.code])).content.decode()

    assert all(words in page for words in ("一号群", "二号群", "已停用", "还没有发过"))
