"""The pages of calls on a phone: what is to be pressed is in sight, a row is read at a glance, and nothing breaks the guidelines."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
PHONE = {"width": 390, "height": 844}
STACKED = {
    "dispatcher": ("/calls/?state=any", "/calls/board/", "/calls/board/sent/", "/calls/hotline/", "/calls/categories/"),
    "unit_responder": ("/calls/inbox/",),
    "street_clerk": ("/", "/calls/street/"),
}


def test_a_row_of_the_list_is_read_at_a_glance(page, sign_in):
    page.set_viewport_size(PHONE)
    sign_in(page, "dispatcher")
    page.goto("/calls/?state=any")

    rows = [row.bounding_box() for row in page.locator("#calls tbody tr").all()]

    assert len(rows) > 10
    assert all(row["width"] <= 390 for row in rows)
    assert sum(row["height"] for row in rows) / len(rows) < 110


def test_a_suggestion_is_adopted_without_moving_the_table_sideways(page, sign_in):
    page.set_viewport_size(PHONE)
    sign_in(page, "dispatcher")
    page.goto("/calls/board/")

    buttons = [each.bounding_box() for each in page.get_by_role("button", name="采纳建议").all()]

    assert buttons
    assert all(each["x"] >= 0 and each["x"] + each["width"] <= 390 for each in buttons)


def test_the_tree_of_categories_is_folded_and_opens_where_one_was_changed(page, sign_in):
    page.set_viewport_size(PHONE)
    sign_in(page, "dispatcher")
    page.goto("/calls/categories/")
    folded = page.evaluate("document.documentElement.scrollHeight")
    page.get_by_text("住房物业（").click()

    page.get_by_role("link", name="修改电梯", exact=True).click()
    page.get_by_role("button", name="保存").click()

    assert folded < 3 * 844
    assert page.get_by_role("link", name="修改电梯", exact=True).is_visible()


@pytest.mark.parametrize("role", STACKED)
def test_rows_that_stand_as_blocks_break_no_guideline_and_fit(page, sign_in, role):
    page.set_viewport_size(PHONE)
    sign_in(page, role)
    broken = {}

    for address in STACKED[role]:
        page.goto(address)
        found = Axe().run(page, options=RULES)
        if found.violations_count:
            broken[address] = [(each["id"], each["nodes"][0]["html"][:120]) for each in found.response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            broken[address] = "wider than a phone"

    assert broken == {}
