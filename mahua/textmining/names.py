"""Names of persons as they stand in messages: after 我叫 or 联系人, before 先生 or a number, as 张某某, as a signature."""

import re
from collections.abc import Iterator

import rjieba

from mahua.textmining.bare_names import bare_names
from mahua.textmining.surnames import SURNAMES

HAN = "[\u4e00-\u9fff]"
NAME = rf"(?:{SURNAMES}){HAN}{{1,2}}"
# What goes on after a name, so that 我叫王芳住在… ends at 芳.
ENDS = (
    rf"(?=(?!{HAN})|$|[是在住今现来电的于男女身家系为和与因有说对向从到被]"
    "|手机|联系|反映|投诉|举报|先生|女士|同志)"
)
CUES = "我叫|名叫|名字叫|名字是|姓名|联系人|投诉人|举报人|反映人|诉求人|来电人|当事人|户主|机主|老板叫|法人代表|法定代表人|负责人叫"
TITLES = "先生|女士|小姐|大爷|大妈|大叔|阿姨|叔叔|师傅|老师|医生|大夫|爷爷|奶奶|老人|同学|同志|老板"
ASKED = rf"(?:{CUES})[^\w\n]{{0,3}}[是为]?[^\w\n]{{0,2}}"
CERTAIN = (
    re.compile(rf"{ASKED}((?:{SURNAMES}){HAN}){ENDS}"),
    re.compile(rf"{ASKED}({NAME})"),
    re.compile(rf"((?:{SURNAMES}){HAN}?某{{1,2}}(?!些|个|种|天|日|年|次|处|地))"),
)
LIKELY = (
    re.compile(rf"(?:我是|本人|我)[^\w\n]?({NAME})(?=[^\w\n]|$)"),
    re.compile(rf"((?:{SURNAMES}){HAN}{{0,2}})(?={TITLES})"),
)
BLOT = re.compile("(?<!\ue000)\ue000")
BEFORE_BLOT = re.compile(rf"(?<!{HAN})({NAME})[^\w\n]{{0,2}}\Z")  # right before a number, which is blotted out by now
SIGNATURE = re.compile(rf"(?:^|[\s。！!？?；;，,：:])({NAME})\Z")
REACH = 6  # the longest name with what may stand between it and the number
NO_NAME = {"谢谢", "高峰", "温馨", "易燃", "易爆", "安全", "万分"}  # the dictionary takes some of these for names


def names_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the names stand, from–to, each again wherever it recurs; what only looks like one, as 何时 or 高中生, is none."""
    found = [hit.span(1) for pattern in CERTAIN for hit in pattern.finditer(text) if not _is_word(hit[1])]
    found += [hit.span(1) for pattern in LIKELY for hit in pattern.finditer(text) if _stands_alone(text, *hit.span(1))]
    found += [*_signed(text), *bare_names(text)]
    found += _leading_up(text, found)
    taken = 0
    for start, end in sorted(found):
        if start >= taken:
            yield start, end
            taken = end


def _signed(text: str) -> Iterator[tuple[int, int]]:
    """A signature, and one before it; numbers that are blotted out do not stand in its way."""
    end = len(text)
    while True:
        while end and not re.match(r"\w", text[end - 1]):
            end -= 1
        hit = SIGNATURE.search(text, max(0, end - REACH), end)
        if not hit or not _stands_alone(text, *hit.span(1)):
            return
        yield hit.span(1)
        end = hit.start(1)


def _leading_up(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Names again wherever they recur, and names right before what is covered, until nothing more is found.

    Each place is looked at once: a list of names before a number must not cost the square of its length.
    """
    more: list[tuple[int, int]] = []
    known: set[str] = set()
    seen: set[int] = set()
    names = [text[start:end] for start, end in found]
    ends = [*(hit.start() for hit in BLOT.finditer(text)), *(start for start, _ in found)]
    while names or ends:
        for start, end in _again(text, names, known):
            more.append((start, end))
            ends.append(start)
        end = ends.pop() if ends else 0
        if end in seen:
            continue
        seen.add(end)
        hit = BEFORE_BLOT.search(text, max(0, end - REACH), end)
        if hit and _stands_alone(text, *hit.span(1)):
            more.append(hit.span(1))
            names.append(hit[1])
            ends.append(hit.start(1))
    return more


def _again(text: str, names: list[str], known: set[str]) -> Iterator[tuple[int, int]]:
    """Every place of each of these names not looked for before; the list is emptied."""
    while names:
        name = names.pop()
        start = text.find(name) if len(name) > 1 and name not in known else -1
        known.add(name)
        while start >= 0:
            yield start, start + len(name)
            start = text.find(name, start + len(name))


def _is_word(candidate: str) -> bool:
    """Whether the dictionary knows it, and not as a name."""
    if candidate in NO_NAME:
        return True
    return len(candidate) > 1 and rjieba.has_word(candidate) and not str(rjieba.tag(candidate)[0][1]).startswith("nr")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Not the end of a longer word, as 司 before 老板 in 公司老板 or 任 before 老师 in 班主任老师, nor a word itself."""
    before = (text[max(0, start - longer) : start + 1] for longer in (1, 2))
    return not _is_word(text[start : min(end, start + 2)]) and not any(map(_is_word, before))
