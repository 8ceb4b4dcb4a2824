"""钉钉群机器人: the token is part of the address (…/robot/send?access_token=…); with 加签 it is signed by a secret too."""

import base64
import hashlib
import hmac
import json
from urllib.parse import urlencode

from mahua.notices.posting import Request
from mahua.notices.robots.error_codes import verdict_by_code

TOO_FAST = frozenset({130101, 90030})
BUSY = frozenset({-1})


def request(message, *, address, secret):
    body = {"msgtype": "text", "text": {"content": message.text()}}
    signed = f"{address}&{urlencode(signature(secret, at=message.at))}" if secret else address
    return Request(signed, json.dumps(body, ensure_ascii=False).encode())


def signature(secret, *, at):
    """HMAC-SHA256 over the milliseconds and the secret, keyed by the secret; good for an hour."""
    milliseconds = int(at.timestamp() * 1000)
    mac = hmac.new(secret.encode(), f"{milliseconds}\n{secret}".encode(), hashlib.sha256).digest()
    return {"timestamp": milliseconds, "sign": base64.b64encode(mac).decode()}


def verdict(answer):
    return verdict_by_code(answer, too_fast=TOO_FAST, busy=BUSY)
