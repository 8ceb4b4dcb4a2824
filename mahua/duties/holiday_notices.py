"""Reading the 放假安排 as offices receive it: the State Council's notice pasted whole, or one date a line. Pure.

一、元旦：1月1日（周五）至3日（周日）放假，共3天。1月4日上班。      2027-01-01 元旦
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from mahua.duties import wording
from mahua.kernel.errors import Refused
from mahua.rules.workdays import SATURDAY

DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
NUMBERING = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十]+[）)、.．]|\d{1,2}[.．、]\s*(?=[^\d\s]))\s*")
HEADING = re.compile(r"^(?P<name>[^：:，,。；;\d]{1,20})[：:]\s*(?P<rest>.*)$")
DATE = re.compile(
    r"(?:(?:(?P<year>\d{4})\s*年\s*)?(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*(?:[日号]|(?=\s*[至到\-–—~～]))"
    r"|(?P<iso>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<only>\d{1,2})\s*[日号])"
    r"\s*(?P<note>[（(][^（）()]*[）)]|(?:周|星期|礼拜)[一二三四五六日天])?"
)
WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")
TO = re.compile(r"\s*(?:至|到|[-–—~～]+)\s*")
WORD = re.compile(
    r"(?P<denied>不(?:放假|上班|休))|(?P<made_up>(?:调休)?(?:上班|补班))"
    r"|(?P<noise>不?调休|与?周末连休|连休|合并)|(?P<count>共?\s*\d{1,2}\s*天)|(?P<off>放假|休假|休息|补休|休)"
)
LOOKS_LIKE_A_DATE = re.compile(r"\d\s*[-/.月]\s*\d|\d\s*[月日号]|[一二三四五六七八九十]月")
NUMBER_OF_NOTICE = re.compile(r"[〔\[（(]\d{4}[〕\]）)]\s*\d+\s*号")
ADVICE = re.compile("鼓励|建议|倡导")
PUNCTUATION = " \t　，,、。；;：:·（）()"
NAME_AT_MOST = 12
LONGEST = 31  # days of one stretch


@dataclass(slots=True)
class Reading:
    """What was read for a year: `off` weekdays with their reason, `made_up` weekend days worked; `problems` must be
    mended first; `unused` is text without a date of this year, left aside."""

    off: dict[date, str] = field(default_factory=dict)
    made_up: set[date] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Stretch:
    """A day, or the days from–to, as written."""

    first: date
    last: date
    words: str

    def days(self) -> Iterator[date]:
        return (self.first + timedelta(days=each) for each in range((self.last - self.first).days + 1))

    def __len__(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(slots=True)
class Sentence:
    """One sentence on its way: stretches waiting for their word 放假 or 上班, those that have it, and the text left over."""

    text: str
    year: int
    waiting: list[Stretch] = field(default_factory=list)
    said: list[tuple[str, Stretch]] = field(default_factory=list)
    last: list[Stretch] = field(default_factory=list)
    rest: str = ""

    def read(self) -> None:
        """Go through it from left to right; raises Refused where it cannot be meant."""
        end, before = 0, None
        for match in DATE.finditer(self.text):
            between, words = self.text[end : match.start()], match[0].strip()
            day = self._day(match, before)
            if before and self.waiting and TO.fullmatch(between):
                self._stretch_to(day, words)
            else:
                self._words(between)
                self.waiting.append(Stretch(day, day, words))
            end, before = match.end(), day
        self._words(self.text[end:])

    def _day(self, match, before):
        words = match[0].strip()
        if match["iso"]:
            year, month, day = (int(part) for part in re.split(r"[-/.]", match["iso"]))
        elif match["only"]:
            if before is None:
                raise Refused(wording.NO_MONTH.format(words=words))
            year, month, day = before.year, before.month, int(match["only"])
        else:
            year, month, day = int(match["year"] or self.year), int(match["month"]), int(match["day"])
        try:
            found = date(year, month, day)
        except ValueError:
            raise Refused(wording.NO_SUCH_DAY.format(words=words)) from None
        said = WEEKDAY.search(match["note"] or "")
        if said and "一二三四五六日".index(said[1].replace("天", "日")) != found.weekday():
            weekday = wording.WEEKDAYS[found.weekday()]
            raise Refused(wording.NOT_THAT_WEEKDAY.format(words=words, day=found, weekday=weekday))
        return found

    def _stretch_to(self, day, words):
        begun = self.waiting[-1]
        words = f"{begun.words}至{words}"
        if not begun.first < day <= begun.first + timedelta(days=LONGEST):
            raise Refused(wording.BACKWARDS.format(words=words))
        begun.last, begun.words = day, words

    def _words(self, between):
        for word in WORD.finditer(between):
            if word["denied"]:
                raise Refused(wording.NOT_UNDERSTOOD.format(words=self.text))
            if word["count"]:
                self._check_count(int(re.search(r"\d+", word[0])[0]))
            elif not word["noise"]:
                self.said += [("off" if word["off"] else "made_up", stretch) for stretch in self.waiting]
                self.last, self.waiting = self.waiting or self.last, []
        left = WORD.sub("", between).strip(PUNCTUATION)
        self.rest += left if not self.rest or not left else f"、{left}"

    def _check_count(self, said):
        meant = self.waiting or self.last
        counted = sum(len(stretch) for stretch in meant)
        if meant and said != counted and "连休" not in self.text:
            raise Refused(wording.NOT_SO_MANY_DAYS.format(words=meant[-1].words, said=said, counted=counted))


def read_notice(text: str, *, year: int) -> Reading:
    """What a pasted text says about the year's exceptions; nothing is guessed, what was not understood is said."""
    reading, name = Reading(), ""
    for line in NUMBER_OF_NOTICE.sub("", text.translate(DIGITS)).splitlines():
        heading = HEADING.match(NUMBERING.sub("", line, count=1))
        if heading or not line.strip():
            name = heading["name"].strip() if heading else ""
        for sentence in re.split(r"[。；;]", heading["rest"] if heading else NUMBERING.sub("", line, count=1)):
            if sentence.strip():
                _take_in(sentence.strip(), name=name, year=year, reading=reading)
        if heading and heading["rest"]:
            name = ""  # a heading with its days behind it speaks for its own line, one alone for the lines below
    if not reading.problems and not reading.off:
        reading.problems.append(wording.NOTHING_OFF)
    return reading


def notice_of(off: Mapping[date, str], made_up: Iterable[date]) -> str:
    """The exceptions one date a line, as `read_notice` takes them back: for amending."""
    words = {**off, **dict.fromkeys(made_up, wording.MADE_UP_WORK)}
    return "\n".join(f"{day.year}年{day.month}月{day.day}日 {words[day]}" for day in sorted(words))


def _take_in(text, *, name, year, reading):
    """One sentence, whole or not at all."""
    if ADVICE.search(text) or not DATE.search(text):
        guess = LOOKS_LIKE_A_DATE.search(text) and not ADVICE.search(text) and not DATE.search(text)
        (reading.problems if guess else reading.unused).append(
            wording.NOT_UNDERSTOOD.format(words=text) if guess else text
        )
        return
    try:
        sentence = Sentence(text, year)
        sentence.read()
        if _is_signature(sentence):
            reading.unused.append(text)
            return
        off, made_up = _sorted_out(sentence, name=name)
    except Refused as refused:
        reading.problems.append(refused.words)
        return
    if sentence.rest and name:
        reading.unused.append(sentence.rest)
    reading.off |= off
    reading.made_up |= made_up


def _is_signature(sentence):
    """The day a notice was signed: alone in its sentence, and in another year."""
    waiting = sentence.waiting
    return not sentence.said and len(waiting) == 1 and waiting[0].last.year != sentence.year


def _sorted_out(sentence, *, name):
    """({weekday off: reason}, {weekend days worked}) of a sentence; days at weekends are off anyway."""
    worked_by_heading = re.search("上班|补班", name)
    named = "" if worked_by_heading or name in ("放假", "休假", "节假日") else name
    if len(sentence.rest) > NAME_AT_MOST and not named:
        raise Refused(wording.NOT_UNDERSTOOD.format(words=sentence.text))
    off, made_up = {}, set()
    for kind, stretch in [*sentence.said, *_said_by_heading(sentence, worked=worked_by_heading)]:
        for day in stretch.days():
            _refuse_foreign(day, sentence.year, kind)
            if kind == "made_up" and day.weekday() < SATURDAY:
                raise Refused(wording.WORKS_ANYWAY.format(day=day))
            if kind == "made_up":
                made_up.add(day)
            elif day.weekday() < SATURDAY:
                off[day] = named or sentence.rest or wording.HOLIDAY
    return off, made_up


def _refuse_foreign(day, year, kind):
    if day.year != year and (kind == "made_up" or day.weekday() < SATURDAY):
        raise Refused(wording.OF_ANOTHER_YEAR.format(day=day, year=year))


def _said_by_heading(sentence, *, worked):
    """Stretches without a word of their own: worked under the heading 上班, else off; a lone weekend day is asked about."""
    for stretch in sentence.waiting:
        alone = len(stretch) == 1 and stretch.first.weekday() >= SATURDAY
        if alone and not worked and not sentence.rest:
            weekday = wording.WEEKDAYS[stretch.first.weekday()]
            raise Refused(wording.OFF_OR_WORKED.format(words=stretch.words, weekday=weekday))
        yield ("made_up" if worked else "off"), stretch
