"""Glue of the test session. Nothing here builds data: a test makes what it needs with factories, in its own body."""

import socket

import pytest

from tests.browser.installation import Installation
from tests.browser.sight import launched

pytest_plugins = ["tests.throwaway"]

NEAR = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """A test that reaches beyond this machine fails, on every machine alike."""
    connect = socket.socket.connect

    def only_near(this, address):
        if isinstance(address, tuple) and address[0] not in NEAR:
            raise PermissionError(f"a test tried to reach {address[0]}")
        return connect(this, address)

    socket.socket.connect = only_near
    yield
    socket.socket.connect = connect


@pytest.fixture(scope="session")
def installation(tmp_path_factory):
    """A throw-away installation with a small 示例区, served by `mahua serve` for as long as the session lasts."""
    with Installation(tmp_path_factory.mktemp("installation")).with_demo().served() as served:
        yield served


@pytest.fixture(scope="session")
def base_url(installation):
    return installation.address


@pytest.fixture(scope="session")
def chromium():
    """One headless Chromium, Debian's own."""
    with launched() as browser:
        yield browser


@pytest.fixture
def page(chromium, base_url):
    """A fresh visitor's page; an error of a script or a breach of the content policy fails the test."""
    context = chromium.new_context(base_url=base_url, locale="zh-CN", timezone_id="Asia/Shanghai")
    page, complaints = context.new_page(), []
    page.set_default_timeout(15_000)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def sign_in(installation):
    """`sign_in(page, "branch_secretary")` logs the page in as the first demo account of that role."""

    def signed_in(page, role):
        account = next(each for each in installation.accounts() if each["role"] == role)
        page.goto("/log-in/")
        page.get_by_label("登录名").fill(account["username"])
        page.get_by_label("密码").fill(account["password"])
        page.get_by_role("button", name="登录").click()
        page.wait_for_url(lambda url: "/log-in/" not in url)
        return account

    return signed_in
