"""An ask and an inspection round as people make them; their pages are free of WCAG 2.2 A/AA breaches and fit a phone."""

import subprocess
import sys
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.installation import ROOT

pytestmark = pytest.mark.browser

TAKE_IN = "import django; django.setup(); from mahua.ledger import relay; relay.run_pending()"

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
PAGES = (
    "/inspections/", "/inspections/year/", "/inspections/year/new/", "/inspections/new/",
    "/inspections/findings/?state=", "/tasks/asks/", "/tasks/asks/sent/", "/tasks/asks/new/", "/tasks/burden/",
)  # fmt: skip


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_of_asks_and_inspections_breaks_the_guidelines(page, sign_in, width):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, "working_committee")
    broken, wide = {}, []
    for address in (*PAGES, first_of(page, "/inspections/"), first_of(page, "/tasks/asks/sent/")):
        assert page.goto(address).status == 200, address
        found = Axe().run(page, options=RULES)
        if found.violations_count:
            broken[address] = [(each["id"], each["nodes"][0]["html"][:120]) for each in found.response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)

    assert (broken, wide) == ({}, [])


def test_an_ask_is_looked_over_sent_and_answered_in_one_line(page, sign_in):
    sign_in(page, "working_committee")
    page.goto("/tasks/asks/new/")
    page.get_by_label("办什么").fill("汛期值守电话")
    page.get_by_label("还要回答的一个问题").fill("值守电话是多少？")
    page.get_by_label("各社区").check()
    page.get_by_role("button", name="先看已有什么").click()
    expect(page.get_by_text("已有 0 家")).to_be_visible()
    page.get_by_label("为什么要增加负担").fill("汛期急需")
    page.get_by_role("button", name="发出", exact=True).click()
    expect(page.get_by_role("heading", name="汛期值守电话", level=1)).to_be_visible()
    sent = page.url

    sign_in(page, "community_clerk")
    page.goto("/tasks/asks/")
    page.get_by_role("link", name="汛期值守电话").click()
    page.get_by_label("值守电话是多少？").fill("8000 1234")
    page.get_by_role("button", name="答复", exact=True).click()
    expect(page.get_by_text("已答复").first).to_be_visible()

    sign_in(page, "working_committee")
    page.goto(f"{sent}?show=answered")
    expect(page.get_by_text("8000 1234")).to_be_visible()


def test_an_inspection_goes_from_a_finding_through_its_task_to_the_second_look(page, sign_in, installation):
    sign_in(page, "unit_leader")
    page.goto("/inspections/new/")
    page.get_by_label("其他组织").select_option(label="示例区住建局第二党支部")
    page.get_by_role("button", name="下一步").click()
    page.get_by_label("检查单位").select_option(index=1)
    row = page.get_by_role("group", name="问题 1")
    row.get_by_label("发现的问题").fill("签到表没有归档")
    row.get_by_label("期限").fill(f"{date.today().year + 1}-01-20")
    page.get_by_role("button", name="记下").click()
    expect(page.get_by_text("整改中")).to_be_visible()
    visit = page.url

    sign_in(page, "branch_secretary")
    page.goto("/tasks/")
    task = page.get_by_role("row").filter(has_text="签到表没有归档")
    task.get_by_role("button", name="办结").click()

    take_in(installation)
    sign_in(page, "unit_leader")
    page.goto(visit)
    page.get_by_role("button", name="复查", exact=True).click()
    expect(page.get_by_text("已销号").first).to_be_visible()


def take_in(installation):
    """What the worker does every two seconds."""
    environment = installation.environment | {"DJANGO_SETTINGS_MODULE": "mahua.project.settings"}
    subprocess.run([sys.executable, "-c", TAKE_IN], env=environment, cwd=ROOT, check=True)  # noqa: S603 (our own code)


def first_of(page, address):
    page.goto(address)
    return page.locator("main td a").first.get_attribute("href")
