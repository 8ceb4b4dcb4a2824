"""关于我的数据: everybody sees what is held on them and who read it, and nothing about others."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.access.models import SecurityEvent
from tests.factories.access import UserFactory
from tests.factories.members import MemberFactory
from tests.factories.organisations import OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db


def read_by(reader, about, kind="seal.opened"):
    SecurityEvent.append(kind, by=reader, at=timezone.now(), about=about)


def own_page(client, user):
    client.force_login(user)
    return client.get(reverse("console:own_data")).content.decode()


def test_a_member_sees_the_own_record_and_roles(client):
    branch = OrganisationFactory(name="第二党支部")
    member = MemberFactory(organisation=branch, office_phone="8888")
    user = UserFactory(path=branch.path, member_code=member.code, role="member", role__at=branch)

    shown = own_page(client, user)

    for words in (
        "第二党支部",
        "正式党员",
        "2016年7月1日",
        "8888",
        user.username,
        "谁负责",
        "用来做什么",
        "谁能看",
        "存多久",
    ):
        assert words in shown


def test_one_sees_who_opened_a_seal_or_took_a_table_out(client):
    unit = UnitFactory()
    branch = OrganisationFactory(parent=unit)
    member = MemberFactory(organisation=branch)
    reader = UserFactory(name="阅卷人")
    read_by(reader, f"{member.code} minutes 核对记录")
    read_by(UserFactory(name="导出人"), f"{unit.code} members", kind="table.exported")

    shown = own_page(client, UserFactory(member_code=member.code))

    assert "阅卷人" in shown
    assert "核对记录" in shown
    assert "导出人" in shown


def test_what_was_read_of_others_is_not_shown(client):
    elsewhere = OrganisationFactory()
    other = MemberFactory(organisation=elsewhere)
    read_by(UserFactory(name="阅卷人"), f"{other.code} minutes")
    read_by(UserFactory(name="导出人"), f"{elsewhere.code} members", kind="table.exported")

    shown = own_page(client, UserFactory(member_code=MemberFactory().code))

    assert "阅卷人" not in shown
    assert "导出人" not in shown
    assert "没有人启封或导出过" in shown


def test_one_sees_who_reset_the_own_password(client):
    user = UserFactory()
    user.reset_password(by=UserFactory(name="管号人"), at=timezone.now())
    user.change_password("Another-2026-one", at=timezone.now())

    assert "管号人" in own_page(client, user)


def test_an_account_without_member_or_role_sees_its_own_page_too(client):
    assert "没有角色" in own_page(client, UserFactory())
