"""举报 does not belong here: it would put whoever reports at risk. Found in the words themselves, and sent on its way. Pure."""

import re

from mahua.calls import wording

WRONGDOING = re.compile(
    "贪污|受贿|行贿|索贿|贿赂|吃拿卡要|以权谋私|挪用公款|侵吞|公款(?:吃喝|旅游|消费)|买官卖官|小金库|违反(?:中央)?八项规定|违纪违法|严重违纪"
)
REPORTING = re.compile("举报|检举|控告")
IN_OFFICE = re.compile("书记|主任|干部|公务员|党员|领导|局长|科长|处长|所长|站长|镇长|区长|民警|警察|执法人员|工作人员")
KINDS = {"discipline": re.compile("纪检|监察|纪委|监委|12388"), "petition": re.compile("信访")}
NEAR = 40  # characters around the word


def channel_of(text: str) -> str:
    """Where this has to go instead, in words; '' if it may stay."""
    if WRONGDOING.search(text):
        return wording.TO_DISCIPLINE
    for hit in REPORTING.finditer(text):
        around = text[max(0, hit.start() - NEAR) : hit.end() + NEAR]
        return wording.TO_DISCIPLINE if IN_OFFICE.search(around) else wording.TO_AUTHORITY
    return ""


def kind_of(channel: str) -> str:
    """A channel in words, as the ledger may say it."""
    return next((kind for kind, words in KINDS.items() if words.search(channel)), "authority")
