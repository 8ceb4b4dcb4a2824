"""Those who call, in a browser: three fields, the same call shown, what points to a person covered, sent; and every page clean."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
PAGES = {
    "community_clerk": ("/", "/calls/", "/calls/new/", "/calls/new/phone/", "/calls/new/chat/"),
    "street_clerk": ("/", "/calls/street/"),
}


def write(page, title, place="云栖花苑南门", text=""):
    page.goto("/calls/new/")
    page.get_by_label("呼什么事").fill(title)
    page.get_by_label("在哪里").fill(place)
    if text:
        page.get_by_text("补充（可不填）").click()
        page.get_by_label("详情").fill(text)
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_role("heading", name="发出前请核对")).to_be_visible()


def send(page):
    page.get_by_role("button", name="发出", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("已发出")


def test_a_call_is_written_compared_covered_and_sent(page, sign_in):
    sign_in(page, "community_clerk")
    write(page, "南门路灯坏了三盏，夜里看不见")
    send(page)

    write(page, "南门路灯坏了，夜里看不见", text="我叫王小明，电话13800138000，楼下金桂店旁")

    expect(page.get_by_role("row", name="南门路灯坏了三盏，夜里看不见")).to_contain_text("同一地点")
    expect(page.get_by_role("definition").filter(has_text="我叫")).to_have_text(
        "我叫［姓名］，电话［电话］，楼下金桂店旁"
    )
    page.get_by_label("王小明").uncheck()
    page.get_by_label("还要遮盖的字").fill("金桂店")
    page.get_by_role("button", name="再看一遍").click()
    expect(page.get_by_role("main")).to_contain_text("我叫王小明，电话［电话］，楼下［已遮盖］旁")
    page.get_by_label("王小明").check()
    send(page)

    expect(page.get_by_role("main")).to_contain_text("我叫［姓名］，电话［电话］，楼下［已遮盖］旁")
    expect(page.get_by_role("main")).not_to_contain_text("13800138000")


def test_a_call_by_telephone_needs_no_mouse(page, sign_in):
    sign_in(page, "community_clerk")
    page.goto("/calls/new/phone/")
    page.get_by_label("呼什么事").focus()

    page.keyboard.type("井盖翻了")
    page.keyboard.press("Tab")
    page.keyboard.type("北门外")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="发出前请核对")).to_be_focused()
    send_button = page.get_by_role("button", name="发出", exact=True)
    for _ in range(20):
        page.keyboard.press("Tab")
        if send_button.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1, name="井盖翻了")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("电话受理")


def test_a_resident_follows_the_call_by_its_code(page, sign_in, chromium, base_url):
    sign_in(page, "community_clerk")
    write(page, "长椅断了一条腿")
    send(page)
    page.get_by_role("button", name="领一个进度码").click()
    code = page.locator(".code").inner_text()

    visitor = chromium.new_context(base_url=base_url, java_script_enabled=False)
    seen = visitor.new_page()
    seen.goto("/calls/progress/")
    seen.get_by_label("进度码").fill(code)
    seen.get_by_role("button", name="查").click()

    expect(seen.get_by_role("main")).to_contain_text("已收到，正在看由谁办")
    assert visitor.cookies() == []
    visitor.close()


@pytest.mark.parametrize(("width", "size"), [(1280, "usual"), (390, "large")])
@pytest.mark.parametrize("role", PAGES)
def test_no_page_of_those_who_call_breaks_the_guidelines(page, sign_in, base_url, role, width, size):
    page.set_viewport_size({"width": width, "height": 900})
    page.context.add_cookies([{"name": "type", "value": size, "url": base_url}])
    sign_in(page, role)
    broken, wide = {}, []

    for address in (*PAGES[role], "/calls/progress/"):
        assert page.goto(address).status == 200, address
        look(page, address, width, broken, wide)
    if role == "community_clerk":
        write(page, "扶手松了", text="我叫王小明，电话13800138000")
        look(page, "preview", width, broken, wide)
        send(page)
        look(page, "call", width, broken, wide)
        page.get_by_role("button", name="领一个进度码").click()
        look(page, "code", width, broken, wide)

    assert (broken, wide) == ({}, [])


def look(page, name, width, broken, wide):
    found = Axe().run(page, options=RULES)
    if found.violations_count:
        broken[name] = [(each["id"], each["nodes"][0]["html"][:120]) for each in found.response["violations"]]
    if page.evaluate("document.documentElement.scrollWidth") > width:
        wide.append(name)
