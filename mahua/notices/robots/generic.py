"""通用接口: JSON, signed with HMAC-SM3 or HMAC-SHA256, for a unit's own system.

    POST  {"code":…,"kinds":[{"count":…,"words":…}],"link":…,"test":…,"total":…,"urgent":…}
    X-Mahua-Code       the same however often it is tried: what came twice is dropped by whoever receives it
    X-Mahua-Time       seconds since 1970; older than five minutes should not be believed
    X-Mahua-Signature  hmac-sm3=… or hmac-sha256=…: over the time, a full stop and the body

Any answer 200 to 299 means that it was taken.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.hashes import SHA256, SM3
from cryptography.hazmat.primitives.hmac import HMAC

from mahua.notices import wording
from mahua.notices.posting import Request
from mahua.notices.robots.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Generic:
    """With one of the two digests."""

    name: str
    digest: Callable

    def request(self, message, *, address, secret):
        body = json.dumps(_said(message), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        seconds = str(int(message.at.timestamp()))
        headers = {
            "X-Mahua-Code": message.code,
            "X-Mahua-Time": seconds,
            "X-Mahua-Signature": f"{self.name}={self.signature(secret, seconds, body)}",
        }
        return Request(address, body, headers)

    def signature(self, secret, seconds, body):
        mac = HMAC(secret.encode(), self.digest())
        mac.update(seconds.encode() + b"." + body)
        return mac.finalize().hex()

    def verdict(self, answer):
        return Verdict(is_taken=True, words=wording.TAKEN)


def _said(message):
    return {
        "code": message.code,
        "kinds": [{"words": words, "count": count} for words, count in message.counts],
        "link": message.link,
        "test": message.is_test,
        "total": message.total,
        "urgent": message.is_urgent,
    }


WITH_SM3 = Generic("hmac-sm3", SM3)
WITH_SHA256 = Generic("hmac-sha256", SHA256)
