"""axe-core finds no breach of WCAG 2.2 A or AA on the pages of each role, and none scrolls sideways on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
PAGES = {
    "branch_secretary": (
        "/", "/duties/", "/duties/rules/", "/duties/rules/OL-MEET-Q/", "/meetings/", "/meetings/new/", "/meetings/records/new/",
        "/tasks/", "/organisations/", "/members/", "/ledger/", "/assessment/", "/search/?q=党员", "/own-data/", "/password/",
        "/acting/", "/delegations/", "/meetings/feeds/", "/duties/calendar/",
    ),
    "committee_clerk": ("/", "/duties/matrix/", "/duties/coverage/", "/duties/exemptions/", "/imports/", "/organisations/renewals/"),
    "unit_leader": ("/", "/meetings/", "/tasks/"),
    "working_committee": ("/", "/assessment/help/", "/assessment/snapshots/", "/assessment/stars/", "/doubts/", "/members/set-up/"),
    "member": ("/", "/meetings/", "/tasks/", "/own-data/"),
    "unit_administrator": ("/", "/accounts/", "/accounts/new/"),
    "dispatcher": (
        "/", "/calls/board/", "/calls/board/sent/", "/calls/downward/", "/calls/topics/", "/calls/objections/", "/calls/rules/",
        "/calls/rules/new/", "/calls/learning/", "/calls/time-limits/", "/calls/time-limits/ordinary/solve/",
        "/calls/office-hours/", "/calls/categories/", "/calls/shifts/",
    ),
    "security_administrator": ("/assignments/", "/permissions/"),
    "audit_administrator": ("/security-log/",),
}  # fmt: skip


@pytest.mark.parametrize("role", PAGES)
def test_no_page_of_a_role_breaks_the_guidelines(page, sign_in, role):
    sign_in(page, role)
    broken = {}

    for address in PAGES[role]:
        answered = page.goto(address)
        assert answered.status == 200, address
        found = Axe().run(page, options=RULES)
        if found.violations_count:
            broken[address] = [(each["id"], each["nodes"][0]["html"][:120]) for each in found.response["violations"]]

    assert broken == {}


@pytest.mark.parametrize("role", PAGES)
def test_no_page_scrolls_sideways_at_phone_width(page, sign_in, role):
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page, role)

    wide = []
    for address in PAGES[role]:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            wide.append(address)

    assert wide == []
