"""One undertaking through everybody's hands: proposed, planned on both sides, resolved, carried, inspected, ended."""

import re
import subprocess
import sys
from datetime import date, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.installation import ROOT

pytestmark = pytest.mark.browser
TITLE = "老旧管网更新"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
TODAY = date.today()
REACT = "import django; django.setup(); from mahua.ledger import relay; relay.run_pending()"


@pytest.fixture
def at_desks(chromium, base_url, sign_in):
    """A desk each: the page of somebody signed in as a role, opened once, with the account."""
    contexts, desks = [], {}

    def desk(role):
        if role not in desks:
            context = chromium.new_context(base_url=base_url, locale="zh-CN", timezone_id="Asia/Shanghai")
            contexts.append(context)
            page = context.new_page()
            page.set_default_timeout(15_000)
            desks[role] = page, sign_in(page, role)
        return desks[role]

    yield desk
    for context in contexts:
        context.close()


def worker_reads(installation):
    """What the worker does every few seconds."""
    environment = installation.environment | {"DJANGO_SETTINGS_MODULE": "mahua.project.settings"}
    subprocess.run([sys.executable, "-c", REACT], env=environment, cwd=ROOT, check=True)  # noqa: S603 (our own code)


def faults(page):
    found = [each["id"] for each in Axe().run(page, options=RULES).response["violations"]]
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return found + (["wide"] if wide else [])


def propose(leader, *, branch):
    leader.goto("/undertakings/")
    leader.get_by_role("link", name="提出一件").click()
    leader.get_by_label("什么事").fill(TITLE)
    leader.get_by_label("类别").select_option("重点项目")
    leader.get_by_label("承担党建一股的党组织").select_option(branch)
    leader.get_by_label("开始").fill((TODAY - timedelta(days=20)).isoformat())
    leader.get_by_label("结束").fill((TODAY + timedelta(days=200)).isoformat())
    leader.get_by_role("button", name="提出").click()
    leader.wait_for_url(re.compile(r"/undertakings/u\w{8}/$"))
    return re.search(r"/undertakings/u\w{8}/", leader.url)[0]


def plan(page, address, goal):
    page.goto(address)
    page.get_by_role("link", name="写目标").click()
    page.get_by_label("目标", exact=False).first.fill(goal)
    page.get_by_role("button", name="写明").click()
    expect(page.get_by_role("main")).to_contain_text(goal)


def resolve(secretary, *, words):
    """A meeting of today with one resolution about the business strand and one about the Party strand."""
    secretary.goto("/meetings/records/new/?kind=branch_assembly")
    for number, side in enumerate(("业务", "党建")):
        row = secretary.get_by_role("group", name=f"决议 {number + 1}", exact=True)
        row.get_by_label("决议").fill(words[side])
        row.get_by_label("责任人").select_option(index=1)
        row.get_by_label("期限").fill((TODAY + timedelta(days=30)).isoformat())
        row.get_by_label("关于哪件事").select_option(f"{TITLE}（{side}）")
    secretary.get_by_role("button", name="记录", exact=True).click()
    expect(secretary.get_by_role("main")).to_contain_text("已召开")


def carry(secretary, words):
    for title in words.values():
        secretary.goto("/tasks/")
        secretary.get_by_role("row", name=title).get_by_role("button", name="办结").click()


def inspect(clerk, *, branch):
    clerk.goto("/inspections/new/")
    clerk.locator("#body").select_option(branch)
    clerk.get_by_role("button", name="下一步").click()
    clerk.get_by_label("看了哪些工作").select_option("both")
    clerk.get_by_label("关于哪件事").select_option(f"{TITLE}（业务）")
    clerk.get_by_role("button", name="记下").click()
    clerk.wait_for_url(re.compile(r"/inspections/i\w{8}/$"))


def crossings_of(page, address):
    """The circles of the braid, one where the strands cross."""
    page.goto(address)
    return page.locator(".braid-wide circle")


def test_two_strands_are_twisted_by_what_people_do_and_nobody_fills_in_a_joint(at_desks, installation):
    (leader, _), (head, _) = at_desks("unit_leader"), at_desks("business_head")
    (secretary, account), (clerk, _) = at_desks("branch_secretary"), at_desks("committee_clerk")
    branch, words = account["organisation"], {"业务": "逐段摸排渗漏点", "党建": "党员分片联系商户"}

    address = propose(leader, branch=branch)
    plan(head, address, "年内更新十二公里")
    plan(secretary, address, "党员联系沿线商户")
    expect(crossings_of(head, address)).to_have_count(0)

    resolve(secretary, words=words)
    worker_reads(installation)
    expect(crossings_of(head, address)).to_have_count(1)

    carry(secretary, words)
    worker_reads(installation)
    expect(crossings_of(head, address)).to_have_count(2)

    inspect(clerk, branch=branch)
    worker_reads(installation)
    expect(crossings_of(head, address)).to_have_count(3)
    assert faults(head) == []

    for _ in range(5):
        head.goto(f"{address}stage-pass/")
        expect(head.get_by_role("main")).to_contain_text("这个阶段要看的依据都已见到")
        head.get_by_role("button", name="通过").click()
    assert leader.goto(f"{address}stage-pass/").status == 403
    head.get_by_role("link", name="结束").click()
    head.get_by_label("完成", exact=True).check()
    head.get_by_role("button", name="结束", exact=True).click()
    expect(head.get_by_role("main")).to_contain_text("已结束，结果：完成")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_of_undertakings_are_for_everybody(page, sign_in, width):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, "business_head")
    found = faults(page)
    page.goto("/undertakings/")
    found += faults(page)
    page.locator("#undertakings tbody a").last.click()
    address = page.url
    for each in ("", "stage-pass/", "business-strand/", "business-task/", "business-measures/", "apart/", "loan/"):
        page.goto(address + each)
        found += [(each, fault) for fault in faults(page)]
    for each in ("/undertakings/new/", "/undertakings/loans/"):
        page.goto(each)
        found += [(each, fault) for fault in faults(page)]

    assert found == []
