"""The two paths everything stands on: a secretary's meeting from due to explained, a clerk's matrix filled for branches."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_secretary_holds_the_assembly_that_was_due_and_the_self_check_explains_it(page, sign_in):
    sign_in(page, "branch_secretary")
    due = page.get_by_role("row", name="召开支部党员大会").first
    expect(due).to_contain_text("尚无记录")

    due.get_by_role("link", name="安排").click()
    page.get_by_role("button", name="安排", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("已安排")
    title = page.get_by_role("heading", level=1).inner_text()

    page.get_by_role("link", name="记录", exact=True).click()
    page.get_by_role("button", name="记录", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("已召开")

    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("要办的事")
    expect(page.get_by_role("row", name="召开支部党员大会")).to_have_count(0)

    page.get_by_role("link", name="考核").first.click()
    expect(page.get_by_role("main")).to_contain_text("上级看不到这一页")
    # the first self-check of a server says “正在计算” until its engine is warm
    expect(page.get_by_role("main")).to_contain_text("党员大会", timeout=90_000)
    page.get_by_role("link", name="台账").first.click()
    expect(page.get_by_role("row", name="召开支部党员大会").first).to_be_visible()
    assert "支部党员大会" in title


def test_a_clerk_records_for_several_branches_from_the_matrix(page, sign_in):
    sign_in(page, "committee_clerk")
    page.get_by_role("link", name="各支部要办的事").first.click()
    boxes = page.locator("input[name=cell][value*='OL-LIFE-Y']")
    ticked = [box.get_attribute("value") for box in boxes.all()[:2]]
    for value in ticked:
        page.locator(f"input[value='{value}']").check()

    page.get_by_role("button", name="补记所选").click()
    page.get_by_role("button", name="全部补记").click()

    page.goto("/duties/matrix/")
    for value in ticked:
        expect(page.locator(f"input[value='{value}']")).to_have_count(0)
    code = ticked[0].partition(":")[0]
    page.goto(f"/duties/of/{code}/")
    expect(page.get_by_role("row", name="召开组织生活会").first).to_contain_text("已办")
