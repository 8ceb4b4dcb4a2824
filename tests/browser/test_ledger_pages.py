"""The pages of the ledger and of its seals, at desk and phone width: nothing breaks WCAG 2.2 A or AA, nothing runs over."""

import json
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.installation import ROOT

pytestmark = pytest.mark.browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
WIDTHS = pytest.mark.parametrize("width", [1280, 390])


SEAL = """
import django; django.setup()
from django.utils import timezone
from mahua.ledger.models import Seal
Seal.take(at=timezone.now())
"""


def seal(installation):
    """What the worker does at night."""
    environment = installation.environment | {"DJANGO_SETTINGS_MODULE": "mahua.project.settings"}
    subprocess.run([sys.executable, "-c", SEAL], env=environment, cwd=ROOT, check=True)  # noqa: S603 (our own code)


def faults(page):
    """What axe-core complains of on this page, and whether it must be pushed sideways."""
    found = Axe().run(page, options=RULES).response["violations"]
    named = [(each["id"], each["nodes"][0]["html"][:120]) for each in found]
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return named + ([("wide", page.url)] if wide else [])


@WIDTHS
def test_list_organisation_fact_and_correction_are_reached_by_clicks_and_in_order(page, sign_in, width):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, "committee_clerk")

    page.goto("/ledger/")
    found = faults(page)
    page.locator("#ledger tbody a[href*='/of/']").first.click()
    expect(page.get_by_role("link", name="导出表格")).to_be_visible()
    found += faults(page)
    page.locator("#ledger tbody tr", has_not_text="更正").locator("td.wide a").first.click()
    expect(page.get_by_role("main")).to_contain_text("国密 SM3")
    found += faults(page)
    page.get_by_role("link", name="更正").click()
    expect(page.get_by_role("button", name="更正", exact=True)).to_be_visible()

    assert found + faults(page) == []


def test_a_wrong_entry_is_corrected_and_both_versions_are_shown(page, sign_in):
    sign_in(page, "branch_secretary")
    page.goto("/ledger/?kind=heart_talk.held")
    page.locator("#ledger tbody tr", has_not_text="更正").locator("td.wide a").first.click()
    wrong = page.url
    page.get_by_role("link", name="更正").click()

    page.get_by_label("重复记录").check()
    page.get_by_role("button", name="更正", exact=True).click()

    expect(page.get_by_role("main")).to_contain_text("这一条已经更正")
    page.get_by_role("link", name="更正记录").click()
    expect(page.get_by_role("main")).to_contain_text("重复记录")
    page.locator("main a[href^='/ledger/']", has_text="号").first.click()
    assert page.url == wrong


@WIDTHS
def test_the_audit_administrator_takes_the_newest_seal_out(page, sign_in, installation, width):
    seal(installation)
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, "audit_administrator")
    page.get_by_role("link", name="封存", exact=True).first.click() if width > 1000 else page.goto("/ledger/seals/")
    found = faults(page)

    with page.expect_download() as taken:
        page.get_by_role("link", name="取出第 1 号").click()

    assert json.loads(taken.value.path().read_text())["format"] == "mahua-seal-1"
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("第 1 号")
    assert found + faults(page) == []
