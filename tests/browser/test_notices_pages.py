"""The pages of notices, at desk and phone width: read by a click, turned off by a tick, nothing breaks WCAG, nothing runs over."""

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.installation import ROOT
from tests.browser.test_ledger_pages import WIDTHS, faults

pytestmark = pytest.mark.browser

TELL = """
import django, sys; django.setup()
from datetime import timedelta
from django.utils import timezone
from mahua.access.models import User
from mahua.kernel.codes import new_code
from mahua.notices.models import Notice
now = timezone.now()
to = User.objects.get(username=sys.argv[1])
Notice.objects.filter(user=to).delete()
said = [("支部党员大会的记录还没有写完，请在本月底前补上", 26, False), ("请于12月9日前办理：印发学习材料", 25, False),
        ("特急：社区呼件派到本单位，请在两小时内报到", 1, True), ("本季度主题党日安排已经印发", -2, False)]
for number, (title, hours, urgent) in enumerate(said):
    Notice.objects.create(code=new_code("n"), user=to, kind="tasks.given", title=title, occasion=f"b{number}",
        is_urgent=urgent, created_at=now - timedelta(hours=26), deliver_after=now - timedelta(hours=hours))
"""


def tell(installation, account):
    """Four notices of this person, one of them still to come."""
    environment = installation.environment | {"DJANGO_SETTINGS_MODULE": "mahua.project.settings"}
    command = [sys.executable, "-c", TELL, account["username"]]
    subprocess.run(command, env=environment, cwd=ROOT, check=True)  # noqa: S603 (our own code)


@WIDTHS
def test_a_notice_is_read_by_a_click_and_the_bell_counts_what_is_left(page, sign_in, installation, width):
    page.set_viewport_size({"width": width, "height": 900})
    tell(installation, sign_in(page, "branch_secretary"))

    page.goto("/")
    found = faults(page)
    page.get_by_role("link", name="通知，3 条未读").click()
    expect(page.locator(".opens")).to_have_count(4)
    found += faults(page)
    page.get_by_role("button", name="特急").click()
    expect(page.get_by_role("link", name="通知，2 条未读")).to_be_visible()
    page.get_by_role("button", name="全部标为已读").click()
    expect(page.get_by_role("link", name="通知", exact=True)).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="未读").click()
    expect(page.get_by_text("没有通知")).to_be_visible()

    assert found + faults(page) == []


@WIDTHS
def test_a_person_and_a_unit_turn_a_kind_off(page, sign_in, width):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, "unit_administrator")

    page.goto("/notices/own-setting/")
    found = faults(page)
    page.get_by_label("交办任务").check()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存")).to_be_visible()
    expect(page.get_by_label("交办任务")).to_be_checked()
    page.goto("/notices/units/")
    found += faults(page)
    page.locator("#units a").first.click()
    found += faults(page)
    page.get_by_label("到几点止").fill("17:30")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_label("到几点止")).to_have_value("17:30")
    page.get_by_role("link", name="配置").click()
    found += faults(page)
    page.get_by_label("名称").fill("办公室群")
    page.get_by_label("地址").fill("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("不在外发名单里")).to_be_visible()

    assert found + faults(page) == []
