"""The pages of organisations and members, forms and all, as clerk, committee and secretary, at desk and phone width."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_accessibility import RULES

pytestmark = pytest.mark.browser

LISTS = ("/organisations/", "/organisations/renewals/", "/members/", "/members/posts/", "/members/set-up/")
OF_ORGANISATION = ("", "history/", "day/?on=2026-01-15", "term/")
KEPT = ("foundings/", "name/", "place/", "dissolution/", "go-live/")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("role", ["branch_secretary", "committee_clerk", "working_committee"])
def test_no_roster_page_breaks_the_guidelines_or_scrolls_sideways(page, sign_in, role, width):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, role)
    broken = {}

    for address in addresses(page, role):
        answered = page.goto(address)
        page.wait_for_load_state("networkidle")
        assert answered.status == 200, address
        found = Axe().run(page, options=RULES)
        if found.violations_count:
            broken[address] = [(each["id"], each["nodes"][0]["html"][:120]) for each in found.response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            broken[address] = [*broken.get(address, ()), "scrolls sideways"]

    assert broken == {}


def addresses(page, role):
    """The lists, then one branch and one member found on them, with the forms the role may open."""
    page.goto("/organisations/?kind=branch")
    organisation = page.locator("#tree a[href^='/organisations/o']").first.get_attribute("href")
    of = organisation.replace("/organisations/", "/members/of/")
    page.goto("/members/")
    member = page.locator("#roster a[href^='/members/m']").first.get_attribute("href")
    found = [*LISTS, *(organisation + each for each in OF_ORGANISATION), of, f"{of}day/", member]
    if role != "working_committee":
        found += ["/members/proposals/", f"{of}new/", f"{member}status/"]
    if role != "branch_secretary":
        found += [organisation + each for each in KEPT]
        found += [f"{of}posts/new/", f"{of}merger/", f"{member}transfer/", f"{member}second-membership/"]
    return found


def test_a_form_of_today_comes_with_the_day_filled_in(page, sign_in):
    sign_in(page, "committee_clerk")
    page.goto("/organisations/?kind=branch")
    organisation = page.locator("#tree a[href^='/organisations/o']").first.get_attribute("href")

    page.goto(f"{organisation}name/")

    assert page.get_by_label("日期").input_value() == page.evaluate(
        "new Intl.DateTimeFormat('sv-SE', {timeZone: 'Asia/Shanghai'}).format(new Date())"
    )
