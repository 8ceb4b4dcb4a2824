"""Every demo log-in leads to a home of its own, in a real browser on a real server."""

import pytest
from playwright.sync_api import expect

from mahua.access.roles import EVERYBODY

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("role", EVERYBODY)
def test_each_role_gets_in_with_the_log_in_that_is_listed(page, sign_in, role):
    account = sign_in(page, role)

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert account["role"] == role
    assert page.url.endswith("/")


def test_a_visitor_is_asked_to_log_in_and_a_wrong_password_is_refused(page, installation):
    page.goto("/")
    page.get_by_label("登录名").fill(installation.accounts()[0]["username"])
    page.get_by_label("密码").fill("Wrong-2026")
    page.get_by_role("button", name="登录").click()

    expect(page.get_by_role("alert")).to_be_visible()
    assert "/log-in/" in page.url
