"""群机器人: how a message is put for each kind of robot, and what its answer means. Pure but for the packaging.

A robot is a module with `request(message, address=, secret=)` → Request and `verdict(answer)` → Verdict for an answer 200.
"""

from mahua.notices.robots import dingtalk, generic, wecom
from mahua.notices.robots.message import Message
from mahua.notices.robots.verdict import Verdict, of_status

ROBOTS = {"wecom": wecom, "dingtalk": dingtalk, "generic_sm3": generic.WITH_SM3, "generic_sha256": generic.WITH_SHA256}

__all__ = ["ROBOTS", "Message", "Verdict", "verdict_on"]


def verdict_on(answer, *, adapter) -> Verdict:
    """What an answer means for the message that was sent."""
    return of_status(answer) or ROBOTS[adapter].verdict(answer)
