import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from mahua.ui import navigation

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PICTURES = Path(os.environ.get("MAHUA_TEST_ARTIFACTS", "test-artifacts")) / "ui"
SHAPES = {
    "1280": {"viewport": {"width": 1280, "height": 900}},
    "390": {"viewport": {"width": 390, "height": 844}},
    "zoom-200": {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2},
}


@pytest.fixture(autouse=True)
def full_bar(monkeypatch):
    monkeypatch.setattr(navigation, "_entries", {})
    monkeypatch.setattr(navigation, "_standing", [lambda request: "支部书记 · 示例区住建局第二党支部"])
    labels = ["应办", "组织生活", "党员", "组织", "任务", "台账"]
    names = ["home", "search", "raise_doubt", "roles", "log_out", "log_in"]
    for order, (label, name) in enumerate(zip(labels, names, strict=True)):
        navigation.register(label, f"console:{name}", order=order)


def opened(chromium, address, *, shape="1280", large=False, **more):
    context = chromium.new_context(**SHAPES[shape], **more)
    if large:
        context.add_cookies([{"name": "type", "value": "large", "url": address}])
    page = context.new_page()
    page.complaints = []
    page.on(
        "console", lambda message: page.complaints.append(message.text) if "Content Security" in message.text else None
    )
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(f"{address}/kit/")
    return page


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_component_is_accessible_and_nothing_runs_off_the_page(chromium, kit_server, shape, large):
    page = opened(chromium, kit_server, shape=shape, large=large)
    expect(page.locator("[data-chart] svg")).to_be_visible()

    found = Axe().run(page, options={"runOnly": RULES})

    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"kit-{shape}{'-large' if large else ''}.png", full_page=True)
    assert found.violations_count == 0, found.generate_report()
    assert page.locator("html").evaluate("root => root.scrollWidth - root.clientWidth") == 0
    assert page.complaints == []


def test_without_script_menu_dialog_and_numbers_are_still_there(chromium, kit_server):
    page = opened(chromium, kit_server, shape="390", java_script_enabled=False)

    page.get_by_text("菜单", exact=True).click()
    page.get_by_role("button", name="取消会议").first.click()
    page.get_by_text("看数字").click()

    expect(page.get_by_role("link", name="组织生活").first).to_be_visible()
    expect(page.get_by_label("缘由")).to_be_visible()
    expect(page.get_by_role("table", name="每季应办与已办")).to_be_visible()


def test_a_dialog_opens_on_its_first_field_and_closes_by_keyboard(chromium, kit_server):
    page = opened(chromium, kit_server)

    page.get_by_role("button", name="取消会议").focus()
    page.keyboard.press("Space")

    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_label("缘由")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_first_tab_stop_leads_past_the_bar(chromium, kit_server):
    page = opened(chromium, kit_server)

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#main")).to_be_focused()


def test_a_refusal_under_htmx_is_read_where_messages_stand(chromium, kit_server):
    page = opened(chromium, kit_server)

    page.evaluate("() => { htmx.ajax('POST', '/refuse/', { target: '.empty', swap: 'outerHTML' }) }")

    expect(page.locator("#messages")).to_contain_text("不能再取消")
    expect(page.locator(".empty")).to_be_visible()


def test_a_broken_answer_under_htmx_is_said_and_the_page_stays(chromium, kit_server):
    page = opened(chromium, kit_server)

    page.evaluate("() => { htmx.ajax('POST', '/stumble/', { target: '.empty', swap: 'outerHTML' }) }")

    expect(page.locator("#messages")).to_contain_text("系统出了差错")
    expect(page.locator(".empty")).to_be_visible()


def test_paper_has_no_bar_and_no_buttons_but_the_numbers_of_a_chart(chromium, kit_server):
    page = opened(chromium, kit_server)
    expect(page.locator("[data-chart] svg")).to_be_visible()

    page.emulate_media(media="print")
    page.evaluate("() => { dispatchEvent(new Event('beforeprint')) }")

    expect(page.locator(".bar")).to_be_hidden()
    expect(page.get_by_role("button", name="记下")).to_be_hidden()
    expect(page.get_by_role("table", name="每季应办与已办")).to_be_visible()


def test_a_wide_table_moves_inside_its_frame_and_a_fitting_one_keeps_its_head(chromium, kit_server):
    page = opened(chromium, kit_server)
    wide, fitting = page.get_by_role("region", name="支部与月份对照"), page.get_by_role("region", name="十一月应办")

    expect(wide).to_have_attribute("tabindex", "0")
    expect(fitting).to_have_class("table-frame fits")

    wide.evaluate("frame => { frame.scrollLeft = 400 }")
    left = wide.evaluate("frame => frame.getBoundingClientRect().left")
    assert wide.locator("tbody th").first.bounding_box()["x"] == pytest.approx(left, abs=1)


def test_a_table_that_outgrows_its_place_moves_inside_it_and_never_widens_the_page(chromium, kit_server):
    page = opened(chromium, kit_server, shape="390")
    frame = page.get_by_role("region", name="十一月应办")
    expect(frame).to_have_class("table-frame fits")

    beyond = frame.evaluate(
        """frame => {
            const cell = document.createElement("td");
            cell.textContent = "一个不换行的长词".repeat(8);
            frame.querySelector("tbody").append(document.createElement("tr"));
            frame.querySelector("tbody tr").append(cell);
            return document.documentElement.scrollWidth - document.documentElement.clientWidth;
        }"""
    )

    assert beyond == 0
    expect(frame).to_have_class("table-frame")
    expect(frame).to_have_attribute("tabindex", "0")
