"""企业微信群机器人: the key is part of the address (…/cgi-bin/webhook/send?key=…)."""

import json

from mahua.notices.posting import Request
from mahua.notices.robots.error_codes import verdict_by_code

TOO_FAST = frozenset({45009, 45033})
BUSY = frozenset({-1})


def request(message, *, address, secret):
    body = {"msgtype": "text", "text": {"content": message.text()}}
    return Request(address, json.dumps(body, ensure_ascii=False).encode())


def verdict(answer):
    return verdict_by_code(answer, too_fast=TOO_FAST, busy=BUSY)
