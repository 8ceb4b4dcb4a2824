"""The map of the area, at desk and phone width: drawn, led on by a click, and told in a table too."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
WIDTHS = pytest.mark.parametrize("width", [1280, 390])


def faults(page):
    """What axe-core complains of on this page, and whether it must be pushed sideways."""
    found = Axe().run(page, options=RULES).response["violations"]
    named = [(each["id"], each["nodes"][0]["html"][:120]) for each in found]
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return named + ([("wide", page.url)] if wide else [])


@WIDTHS
def test_the_map_is_drawn_and_its_table_leads_from_a_street_to_a_grid_cell(page, sign_in, width):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, "working_committee")

    page.goto("/places/")
    streets = page.locator("[data-chart] svg path[stroke]")
    expect(streets.first).to_be_visible()
    found = faults(page)
    page.get_by_text("看列表", exact=True).click()
    found += faults(page)
    page.get_by_role("link", name="看社区").first.click()
    page.get_by_text("看列表", exact=True).click()
    page.get_by_role("link", name="看网格").first.click()
    expect(page.locator("[data-chart] svg")).to_contain_text("第1网格")

    assert found + faults(page) == []


def test_a_click_on_the_map_opens_the_organisation(page, sign_in):
    sign_in(page, "working_committee")
    page.goto("/places/")
    name = page.locator("[data-chart] svg text").first
    street = name.text_content()

    name.click(force=True)

    expect(page.get_by_role("heading", level=1)).to_have_text(street)
    assert "/organisations/" in page.url


def test_on_paper_the_map_comes_with_its_table(page, sign_in):
    sign_in(page, "working_committee")
    page.goto("/places/")
    expect(page.locator("[data-chart] svg")).to_be_visible()

    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(page.locator("[data-chart] svg")).to_be_visible()
    expect(page.get_by_role("cell", name="柳溪街道")).to_be_visible()
    expect(page.get_by_text("看社区").first).to_be_hidden()
