"""One call through everybody's hands: raised, escalated, dispatched, answered, called back, unhappy, reopened, solved."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
TITLE = "电梯停运，老人上下楼困难"


@pytest.fixture
def at_desks(chromium, base_url, sign_in):
    """A desk each: the page of somebody signed in as a role, opened once."""
    contexts, desks = [], {}

    def desk(role):
        if role not in desks:
            context = chromium.new_context(base_url=base_url, locale="zh-CN", timezone_id="Asia/Shanghai")
            contexts.append(context)
            desks[role] = context.new_page()
            desks[role].set_default_timeout(15_000)
            sign_in(desks[role], role)
        return desks[role]

    yield desk
    for context in contexts:
        context.close()


def opened(page, address):
    page.goto(address)
    return page


def state_of(page, address):
    return opened(page, address).locator(".strip-said").first


def raise_call(community):
    community.goto("/calls/new/")
    community.get_by_label("呼什么事").fill(TITLE)
    community.get_by_label("在哪里").fill("幸福苑三号楼")
    community.get_by_text("补充（可不填）").click()
    option = community.locator("#id_category option", has_text="电梯停运").first
    community.locator("#id_category").select_option(option.get_attribute("value"))
    community.get_by_label("有没有人被困").fill("没有")  # the category's own question
    community.get_by_role("button", name="下一步").click()
    community.get_by_role("button", name="发出", exact=True).click()
    community.wait_for_url(re.compile(r"/calls/c\w{8}/$"))
    return re.search(r"/calls/c\w{8}/", community.url)[0]


def answer(unit, address, words):
    opened(unit, address).get_by_role("link", name="答复办结").click()
    unit.get_by_label("已解决").check()
    unit.get_by_label("办理情况").fill(words)
    unit.get_by_role("button", name="答复办结").click()


def call_back(backer, address, *, solved):
    opened(backer, f"{address}call-back/")
    backer.get_by_label("联系上了", exact=True).check()
    backer.get_by_role("group", name="承办单位联系过您吗").get_by_label("是", exact=True).check()
    backer.get_by_role("group", name="问题解决了吗").get_by_label("是" if solved else "否", exact=True).check()
    backer.get_by_role("group", name="对结果满意吗").get_by_label("满意" if solved else "不满意", exact=True).check()
    backer.get_by_role("button", name="记下").click()


def test_a_call_goes_from_the_community_through_everybodys_hands_and_comes_back_solved(at_desks):
    community, street, dispatcher = at_desks("community_clerk"), at_desks("street_clerk"), at_desks("dispatcher")
    unit, backer = at_desks("unit_responder"), at_desks("call_backer")

    address = raise_call(community)
    opened(street, address).get_by_role("button", name="上报区级").first.click()
    street.get_by_role("dialog").get_by_role("button", name="上报区级").click()
    expect(state_of(dispatcher, address)).to_contain_text("待派单")

    opened(dispatcher, "/calls/board/")
    row = dispatcher.locator("tr", has=dispatcher.locator(f"a[href='{address}']"))
    row.get_by_role("button", name="采纳建议").click()
    expect(row).to_have_count(0)
    expect(state_of(dispatcher, address)).to_contain_text("待接收")

    opened(unit, address).get_by_role("button", name="接收").click()
    answer(unit, address, "已请维保单位检修。")
    call_back(backer, address, solved=False)

    opened(community, address)
    community.get_by_label("不满意", exact=True).check()
    community.get_by_label("说明").fill("电梯第二天又停了")
    community.get_by_role("button", name="评议").click()
    expect(state_of(unit, address)).to_contain_text("办理中")
    expect(unit.get_by_role("main")).to_contain_text("电梯第二天又停了")

    answer(unit, address, "已更换控制板，试运行三天正常。")
    call_back(backer, address, solved=True)
    opened(community, address).get_by_label("非常满意").check()
    community.get_by_role("button", name="评议").click()
    expect(state_of(community, address)).to_contain_text("已办结")
