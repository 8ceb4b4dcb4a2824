"""What in a message points to a person, suggested for redaction: a dispatcher looks it over, nothing is taken out unseen.

The patterns look at a text of the same length in which digits of every kind (１３８, 一三八, ①) are 0–9, so that a span
found there is the span in the message. What was found is blotted out and the text searched again until nothing more is found:
therefore masking twice changes nothing.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from mahua.textmining.names import names_in


class Kind(StrEnum):
    """What a passage is; the value stands in its place."""

    NAME = "姓名"
    PHONE = "电话"
    IDENTITY = "证件号"
    DOOR = "门牌"
    PLATE = "车牌"
    CARD = "卡号"
    MAIL = "邮箱"
    ACCOUNT = "账号"
    NUMBER = "号码"


@dataclass(frozen=True, order=True)
class Span:
    """From `start` up to, not including, `end`."""

    start: int
    end: int
    kind: Kind


BLOT = "\ue000"  # private use: nobody types it, no pattern asks for it
SHOWN = re.compile("［(?:" + "|".join(Kind) + ")］")
NUMERALS = str.maketrans("〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "001234567891123456789")
GAP = r"[ \t\u3000\u200b-\u200d\ufeff_.·•*()—–-]{0,3}"
FLOOR = r"\d{1,4}"
BUILDING = rf"[a-z]?{FLOOR}(?:栋|幢|座|号楼|#楼?)[a-z]?"
ROOM = r"[a-z]?\d{2,5}(?!\d|层|楼)(?:号房|房间|室|号|房|户)?"  # a building or stair alone is many people's
PATTERNS = (
    (Kind.MAIL, r"[a-z0-9_.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}"),
    (Kind.IDENTITY, rf"(?<!\d)\d(?:{GAP}\d){{16}}{GAP}[\dx](?![\da-z])"),
    (Kind.IDENTITY, rf"(?:身份证|证件)[^\d\n]{{0,6}}(\d(?:{GAP}\d){{14}})(?!\d)"),
    (Kind.PHONE, rf"(?<!\d)(?:\+?86{GAP}|0)?1{GAP}[3-9](?:{GAP}\d){{9}}(?!\d)"),
    (Kind.CARD, rf"(?<!\d)[3-9](?:{GAP}\d){{15,18}}(?!\d)"),
    (Kind.PHONE, rf"(?<!\d)\(?0\d{{2,3}}\)?{GAP}\d{{3,4}}{GAP}\d{{4}}(?!\d)"),
    (Kind.PHONE, rf"(?:电话|手机|座机|号码|联系方式|致电|来电)[^\d\n]{{0,4}}(\d{{3,4}}{GAP}\d{{4}})(?!\d)"),
    (Kind.NUMBER, r"\d{11,}"),
    (Kind.ACCOUNT, r"(?:微信|威信|薇信|\bvx|\bwx|v信)号?码?[:：是为 ]{0,3}([a-z][a-z0-9_-]{4,19})"),
    (Kind.ACCOUNT, r"(?:qq|扣扣)号?码?[:：是为 ]{0,3}(\d{5,11})"),
    (
        Kind.PLATE,
        r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][a-z][ ·.-]?[a-z0-9]{5,6}(?![a-z0-9])",
    ),
    (Kind.DOOR, rf"{BUILDING}(?:{FLOOR}单元)?(?:{FLOOR}(?:楼|层))?{ROOM}"),
    (Kind.DOOR, rf"{FLOOR}单元(?:{FLOOR}(?:楼|层))?{ROOM}"),
    (Kind.DOOR, r"(?<!\d)\d{1,3}-\d{1,2}-\d{3,4}(?!\d|-)"),
    (Kind.DOOR, r"(?<!\d)\d{3,4}(?:号房|房间|室)"),
    (Kind.DOOR, rf"(?:第?{FLOOR}(?:村民小?组|组|社|队)|门牌号?[^\d\n]{{0,2}}){FLOOR}号"),
)
COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in PATTERNS)


def find(text: str) -> tuple[Span, ...]:
    """Every passage to be looked at, in order, none overlapping another."""
    rest = SHOWN.sub(lambda seen: BLOT * len(seen[0]), text)
    spans: list[Span] = []
    while found := list(_once(rest)):
        spans.extend(found)
        rest = _blotted(rest, found)
    return tuple(sorted(spans))


def masked(text: str, *, spans: Iterable[Span] | None = None) -> str:
    """The masked edition: what was found, or only what a person has chosen of it, gives way to its kind, as in ［电话］."""
    for span in sorted(find(text) if spans is None else spans, reverse=True):
        text = f"{text[: span.start]}［{span.kind}］{text[span.end :]}"
    return text


def _once(text: str) -> Iterator[Span]:
    digits = _digits(text)
    for kind, pattern in COMPILED:
        for hit in pattern.finditer(digits):
            start, end = hit.span(pattern.groups)
            if BLOT not in digits[start:end]:
                yield Span(start, end, kind)
                digits = _blotted(digits, [Span(start, end, kind)])
    for start, end in names_in(_covered(text, digits)):
        yield Span(start, end, Kind.NAME)


def _digits(text: str) -> str:
    """The same length, every digit half-width, letters small and half-width."""
    return "".join(map(_digit, text)).translate(NUMERALS)


def _digit(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character


def _blotted(text: str, spans: Iterable[Span]) -> str:
    for span in spans:
        text = text[: span.start] + BLOT * (span.end - span.start) + text[span.end :]
    return text


def _covered(text: str, digits: str) -> str:
    """The message with what is already blotted out in its twin."""
    return "".join(BLOT if twin == BLOT else own for own, twin in zip(text, digits, strict=True))
