"""What each kind of robot is sent, and what its answers mean."""

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from gmalg.sm3 import SM3

from mahua.notices.posting import Answer
from mahua.notices.robots import ROBOTS, Message, verdict_on

KEY = "s3cret"
AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
MESSAGE = Message(
    code="e2222", at=AT, counts=(("呼件派到本单位", 2), ("交办任务", 1)), link="https://mahua.example.gov.cn/notices/"
)


def sent(adapter, message=MESSAGE, *, address="https://robot.example.cn/send?key=k", secret=KEY):
    return ROBOTS[adapter].request(message, address=address, secret=secret)


def hmac_sm3(key, text):
    """By the book (RFC 2104) with another SM3 than the product's."""
    padded = key.ljust(64, b"\0")

    def sm3(data):
        digest = SM3()
        digest.update(data)
        return digest.value()

    return sm3(bytes(b ^ 0x5C for b in padded) + sm3(bytes(b ^ 0x36 for b in padded) + text)).hex()


@pytest.mark.parametrize("adapter", ["wecom", "dingtalk"])
def test_a_group_reads_counts_and_a_link_and_nothing_else(adapter):
    assert json.loads(sent(adapter).body) == {
        "msgtype": "text",
        "text": {
            "content": "【麻花】有 3 条新通知：呼件派到本单位 2、交办任务 1。请登录查看：https://mahua.example.gov.cn/notices/"
        },
    }


def test_an_urgent_message_and_a_test_say_so():
    urgent = Message(code="e", at=AT, counts=(("呼件派到本单位", 1),), link="", is_urgent=True)
    test = Message(code="e", at=AT, counts=(), link="", is_test=True)

    assert urgent.text() == "【麻花·紧急】有 1 条紧急通知：呼件派到本单位 1。"
    assert test.text() == "【麻花】测试消息：收到这一条，说明配置正确。"


def test_wecom_is_asked_at_its_address_as_it_stands():
    assert sent("wecom").url == "https://robot.example.cn/send?key=k"


def test_dingtalk_is_signed_by_the_milliseconds_and_the_secret():
    asked = parse_qs(urlsplit(sent("dingtalk").url).query)

    text = b"1795395600000\ns3cret"
    expected = base64.b64encode(hmac.new(b"s3cret", text, hashlib.sha256).digest()).decode()
    assert (asked["key"], asked["timestamp"], asked["sign"]) == (["k"], ["1795395600000"], [expected])


def test_dingtalk_without_a_secret_is_not_signed():
    assert sent("dingtalk", secret="").url == "https://robot.example.cn/send?key=k"


@pytest.mark.parametrize(
    ("adapter", "name", "mac"),
    [
        ("generic_sm3", "hmac-sm3", hmac_sm3),
        ("generic_sha256", "hmac-sha256", lambda key, text: hmac.new(key, text, hashlib.sha256).hexdigest()),
    ],
)
def test_the_generic_one_is_signed_over_the_time_and_the_body(adapter, name, mac):
    request = sent(adapter)

    assert request.headers["X-Mahua-Signature"] == f"{name}={mac(b's3cret', b'1795395600.' + request.body)}"
    assert (request.headers["X-Mahua-Time"], request.headers["X-Mahua-Code"]) == ("1795395600", "e2222")
    assert json.loads(request.body) == {
        "code": "e2222",
        "kinds": [{"words": "呼件派到本单位", "count": 2}, {"words": "交办任务", "count": 1}],
        "link": "https://mahua.example.gov.cn/notices/",
        "test": False,
        "total": 3,
        "urgent": False,
    }


def verdict(adapter, *, status=200, body=b"", headers=None):
    got = verdict_on(Answer(status, headers or {}, body), adapter=adapter)
    return got.is_taken, got.wait, got.is_final


MINUTES = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("adapter", "body", "meant"),
    [
        ("wecom", b'{"errcode":0,"errmsg":"ok"}', (True, None, False)),
        ("wecom", b'{"errcode":45009,"errmsg":"api freq out of limit"}', (False, 10 * MINUTES, False)),
        ("wecom", b'{"errcode":93000,"errmsg":"invalid webhook url"}', (False, None, True)),
        ("wecom", b'{"errcode":-1,"errmsg":"system busy"}', (False, None, False)),
        ("wecom", b"<html>log in</html>", (False, None, False)),
        ("wecom", b"[]", (False, None, False)),
        ("wecom", b"[" * 60_000, (False, None, False)),
        ("wecom", b'{"errcode":1e999}', (False, None, False)),
        ("wecom", b'{"errcode":' + b"9" * 5000 + b"}", (False, None, False)),
        ("dingtalk", b'{"errcode":0,"errmsg":"ok"}', (True, None, False)),
        ("dingtalk", b'{"errcode":130101,"errmsg":"send too fast"}', (False, 10 * MINUTES, False)),
        ("dingtalk", b'{"errcode":310000,"errmsg":"sign not match"}', (False, None, True)),
        ("generic_sm3", b"", (True, None, False)),
    ],
)
def test_what_the_robot_says_decides(adapter, body, meant):
    assert verdict(adapter, body=body) == meant


@pytest.mark.parametrize(
    ("status", "headers", "meant"),
    [
        (429, {"retry-after": "90"}, (False, 1.5 * MINUTES, False)),
        (429, {}, (False, 10 * MINUTES, False)),
        (429, {"retry-after": "99999"}, (False, 60 * MINUTES, False)),
        (
            429,
            {"date": "Mon, 23 Nov 2026 01:00:00 GMT", "retry-after": "Mon, 23 Nov 2026 01:02:00 GMT"},
            (False, 2 * MINUTES, False),
        ),
        (503, {"retry-after": "30"}, (False, 0.5 * MINUTES, False)),
        (500, {}, (False, None, False)),
        (302, {"location": "https://elsewhere.cn"}, (False, None, True)),
        (404, {}, (False, None, True)),
    ],
)
def test_what_the_status_says_holds_for_all(status, headers, meant):
    assert verdict("generic_sha256", status=status, headers=headers) == meant
