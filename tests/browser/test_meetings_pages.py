"""Every page of organisation life and tasks as a secretary sees it: no WCAG 2.2 A/AA breach, no scrolling sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
ON_THEIR_OWN = (
    "/meetings/", "/meetings/new/", "/meetings/new/?kind=branch_assembly", "/meetings/new/?kind=theme_day",
    "/meetings/series/new/", "/meetings/records/new/", "/meetings/records/new/?kind=heart_talk",
    "/meetings/records/new/?kind=life_meeting", "/meetings/feeds/", "/tasks/",
)  # fmt: skip
OF_ONE_HELD = ("", "attachments/", "prints/minutes/")
OF_AN_ELECTION = ("", "minutes/", "ballots/new/", "prints/sign-in/", "prints/ballots/")
OF_A_REVIEW = ("minutes/",)


@pytest.mark.parametrize(("width", "size"), [(1280, "usual"), (390, "large")])
def test_no_page_of_meetings_and_tasks_breaks_the_guidelines(page, sign_in, base_url, width, size):
    page.set_viewport_size({"width": width, "height": 900})
    page.context.add_cookies([{"name": "type", "value": size, "url": base_url}])
    sign_in(page, "branch_secretary")
    addresses = [*ON_THEIR_OWN, *of(first_of(page, "/meetings/?state=held&kind=branch_assembly"), OF_ONE_HELD)]
    addresses += of(planned(page, "election"), OF_AN_ELECTION) + of(planned(page, "members_review"), OF_A_REVIEW)
    addresses.append(first_of(page, "/tasks/?state=any"))

    broken, wide = {}, []
    for address in addresses:
        answered = page.goto(address)
        assert answered.status == 200, address
        found = Axe().run(page, options=RULES)
        if found.violations_count:
            broken[address] = [(each["id"], each["nodes"][0]["html"][:120]) for each in found.response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)

    assert (broken, wide) == ({}, [])


def test_the_reason_of_an_absence_is_asked_once_somebody_is_ticked(page, sign_in):
    sign_in(page, "branch_secretary")
    page.goto("/meetings/records/new/?kind=theme_day")
    line = page.locator(".attendance > li").first
    expect(line.get_by_role("combobox")).to_be_hidden()

    line.get_by_label("未到", exact=True).check()

    expect(line.get_by_role("combobox")).to_be_visible()


def test_enter_in_a_field_does_not_copy_last_time(page, sign_in):
    sign_in(page, "branch_secretary")
    page.goto("/meetings/new/?kind=branch_assembly")
    expect(page.get_by_role("button", name="照上次填写")).to_be_visible()

    page.get_by_label("名称").fill("回车安排的会")
    page.get_by_label("名称").press("Enter")

    expect(page.get_by_role("heading", level=1, name="回车安排的会")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("已安排")


def test_copying_and_a_refused_file_keep_what_was_typed(page, sign_in, tmp_path):
    program = tmp_path / "签到.pdf"
    program.write_bytes(b"MZ\x90")
    sign_in(page, "branch_secretary")
    page.goto("/meetings/records/new/?kind=branch_assembly")
    page.get_by_label("讨论要点").fill("这次说的话")

    page.get_by_role("button", name="照上次填写").click()
    expect(page.get_by_role("main")).to_contain_text("已照上次填好")
    page.get_by_label("附件").set_input_files(program)
    page.get_by_role("button", name="记录", exact=True).click()

    expect(page.get_by_role("alert")).to_contain_text("还没有记录")
    expect(page.get_by_role("main")).to_contain_text("签到.pdf")
    expect(page.get_by_label("讨论要点")).to_have_value("这次说的话")


def of(address, pages):
    return [address + name for name in pages]


def first_of(page, listed):
    """The address of the first thing a list shows."""
    page.goto(listed)
    return page.locator("table td a").first.get_attribute("href")


def planned(page, kind):
    """The address of a meeting planned on the page."""
    page.goto(f"/meetings/new/?kind={kind}")
    page.get_by_role("button", name="安排", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("已安排")
    return page.url
