"""企业微信 and 钉钉 answer alike: 200, and in the body `errcode` (0 when it was taken) with `errmsg`."""

import json

from mahua.notices import wording
from mahua.notices.robots.verdict import RATE_WAIT, Verdict


def verdict_by_code(answer, *, too_fast: frozenset[int], busy: frozenset[int]) -> Verdict:
    """`too_fast`: codes of the rate limit; `busy`: codes that go by; any other means that the robot is set up wrongly."""
    try:
        said = json.loads(answer.body)
        code = int(said["errcode"])
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return Verdict(is_taken=False, words=wording.NOT_UNDERSTOOD)
    if code == 0:
        return Verdict(is_taken=True, words=wording.TAKEN)
    if code in too_fast:
        return Verdict(is_taken=False, words=wording.TOO_FAST, wait=RATE_WAIT)
    return Verdict(is_taken=False, words=wording.ERROR_CODE.format(code=code), is_final=code not in busy)
