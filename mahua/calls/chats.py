"""聊天记录: what somebody copied out of a chat becomes the words of a call; who wrote when is left out. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

DAY = r"(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?"
CLOCK = r"(?:[上中下]午|晚上|凌晨)?\s?\d{1,2}:\d{2}(?::\d{2})?"
WHEN = rf"[\[［(（]?(?:{DAY}\s*)?{CLOCK}[\])）］]?"
WHO = r"[^\s:：,，。;；!！?？\d]{1,20}"
HEADS = (
    re.compile(rf"^\s*(?P<who>{WHO})\s*[:：]?\s*{WHEN}\s*[:：]?\s*(?P<rest>.*)$"),
    re.compile(rf"^\s*{WHEN}\s*(?P<who>{WHO})\s*(?:[:：]\s*(?P<rest>.*))?$"),
    re.compile(rf"^\s*(?P<who>{WHO})\s*[:：]\s*(?P<rest>.*)$"),
)
NO_NAMES = re.compile(
    "地[点址]|位置|时间|电话|手机|联系|问题|情况|诉求|事由|反映|备注|说明|原因|如下|标题|内容|姓名|请问|另外|比如|例如|注意|通知"
)
LEFT_OUT = re.compile(r"\[(?:图片|语音|视频|表情|文件|动画表情|位置|链接)[^\]]*\]|@\S+\s?|^[-—–=\s]*聊天记录[-—–=\s]*$")
GREETING = re.compile("^(?:(?:各位|大家|您|你|领导|社区|书记|主任|老师)*(?:好|早|在吗|打扰了)[，,。!！~～\\s]*)+")
SENTENCE = re.compile(r"[。！？!?；;\n]")
KIND = "小区|花园|家园|公寓|新村|新城|广场|大厦|公园|市场|小学|中学|学校|幼儿园|医院|车站|大道|路口|胡同|里弄|苑|路|街|巷|桥"
SPOT = re.compile(rf"[\u4e00-\u9fff]{{2,6}}?(?:{KIND})(?:\d{{1,4}}号)?(?:[A-Za-z]?\d{{1,3}}(?:号楼|栋|幢|座))?")
BEFORE = re.compile("^.*(?:我们|我家|我是|住在|请问|反映|位于|在|到|从|是|的|有|去|把|跟|和|这|那)")
LONGEST = 60


@dataclass(frozen=True)
class Chat:
    """What was said: a first sentence for the title, all of it for the text, the spot it names, who wrote."""

    title: str
    text: str
    place: str
    writers: tuple[str, ...]


def read(pasted: str, *, places: Iterable[str] = ()) -> Chat:
    """`places`: names already known here; the longest that stands in the text is the place, else what looks like one."""
    writers, lines = [], []
    for line in pasted.replace("\r\n", "\n").split("\n"):
        who, rest = _head(line)
        if who and who not in writers:
            writers.append(who)
        if words := LEFT_OUT.sub("", rest).strip():
            lines.append(words)
    text = "\n".join(lines)
    return Chat(_title(lines), text, _place(text, places), tuple(writers))


def _head(line: str) -> tuple[str, str]:
    """(who wrote, what follows); a line that only looks like one is words."""
    for head in HEADS:
        if (hit := head.match(line)) and not NO_NAMES.search(hit["who"]):
            return hit["who"], hit["rest"] or ""
    return "", line


def _title(lines: list[str]) -> str:
    for line in lines:
        first = SENTENCE.split(GREETING.sub("", line))[0].strip()
        if first:
            return first[:LONGEST]
    return ""


def _place(text: str, places: Iterable[str]) -> str:
    known = [place for place in places if place and place in text]
    if known:
        return max(known, key=len)
    hit = SPOT.search(text)
    return BEFORE.sub("", hit[0]) if hit else ""
