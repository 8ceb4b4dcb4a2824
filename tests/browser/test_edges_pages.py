"""Where calls come in from outside and go out, in a browser: the hotline's sheet, a whistle, the sheet on paper; every page clean."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.console.imports.offices import book

pytestmark = pytest.mark.browser
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
HEADER = ["工单号", "来电时间", "诉求内容", "来电人", "来电号码"]


def brought_in(page, number, words):
    """One row of the hotline through the file board; the call's page stands open."""
    rows = book(HEADER, [number, "2026-11-20 09:30", words, "张女士", "13800138000"], name="工单.xlsx")
    page.goto("/calls/hotline/")
    page.get_by_role("link", name="导入工单").click()
    page.locator("input[type=file]").set_input_files(
        {"name": rows.name, "mimeType": "application/octet-stream", "buffer": rows.read()}
    )
    page.get_by_role("button", name="上传并检查").click()
    confirm = page.get_by_role("button", name=re.compile("确认|记住"))
    if confirm.count():
        confirm.first.click()
    page.get_by_role("button", name=re.compile("^导入")).first.click()
    expect(page.get_by_role("main")).to_contain_text("已导入")
    page.goto(f"/calls/?state=any&q={words[:6]}")
    page.get_by_role("link", name=re.compile(words[:6])).first.click()


def clean(page, address=None):
    """No breach of the guidelines, and nothing wider than a phone."""
    if address:
        page.goto(address)
    found = Axe().run(page, options=RULES)
    assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found.response["violations"]] == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 1280, "height": 800})


def test_a_sheet_of_the_hotline_becomes_a_call_bodies_are_whistled_for_it_and_it_is_printed(page, sign_in):
    sign_in(page, "dispatcher")
    brought_in(page, "HX0001", "柳溪桥头井盖松动，请尽快处理。")
    expect(page.get_by_role("main")).to_contain_text("12345转入")
    expect(page.get_by_role("main")).not_to_contain_text("13800138000")
    shown = page.url

    page.get_by_role("link", name="吹哨，请几家到现场").click()
    clean(page)
    page.get_by_label("到哪里").fill("柳溪桥头")
    page.locator("input[name=units]").first.check()
    page.get_by_role("button", name="吹哨", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("1 家，已到 0 家")
    clean(page)

    page.get_by_text("收哨", exact=True).first.click()
    page.get_by_label("现场办成了什么").fill("井盖已更换。")
    page.get_by_role("button", name="收哨").click()
    expect(page.get_by_role("main")).to_contain_text("已收哨")

    page.get_by_role("link", name="打印").first.click()
    expect(page.get_by_role("main")).to_contain_text("12345 工单 HX0001")
    clean(page)
    assert page.url == f"{shown}print/"


@pytest.mark.parametrize(
    "address", ["/calls/hotline/?since=2025-01-01", "/imports/?roster=hotline", "/imports/new/?roster=hotline"]
)
def test_every_page_of_the_hotline_is_clean(page, sign_in, address):
    sign_in(page, "dispatcher")

    clean(page, address)
