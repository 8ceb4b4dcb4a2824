"""Names of places as messages use them: what stands before 小区, 街道, 路, 学校 and the like, as far left as a name goes.

One text does not tell where the name begins in 请反映丽景新城; many texts do. 景新城 always follows 丽, so it is no whole name;
丽景新城 follows this and that, so it is one. What is called a kind of place in every town (菜市场, 公交站) is no name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import rjieba

from mahua.textmining.plain_text import worded

AREAS = "街道|镇(?!上|里|政)|乡(?!村|镇|亲|下)|片区|开发区|新区|经开区|高新区|工业园|大道|路(?!灯|人|况|过|费|政)|街(?!道|舞|坊)|巷"
SITES = (
    "小区|社区|花园|家园|新城|新村|公寓|公馆|国际|广场|大厦|公园|市场|中学|小学|学校|大学|学院|医院|幼儿园|车站|山庄|名邸|校区|楼盘|"
    "城(?!市|管|乡|镇|区|里)|苑|园(?!林|区|里|方)|湾|(?<!政)府(?!上)|庭|郡|墅|轩|村(?!民|委|里|支|干|组|镇)|湖(?!南|北)|桥|厂(?!家|商|里)|站(?!在|着|点|台)|号线"
)
SUFFIX = re.compile(f"(?P<area>{AREAS})|(?P<site>{SITES})")
LONGEST = 9
SHORTEST_HEAD = 2
LEAST_TEXTS = 3
COMMONEST = 0.2  # what more of the texts name is where they all come from
ONE_SIDED = 0.5
NAMING, SAYING = ("ns", "nt", "nz", "nr"), ("v", "d", "r", "p", "c", "m")  # the dictionary's tags
ROADS = ("路", "街", "大道", "巷")
# Where a name cannot go on to the left: particles, pronouns, verbs and directions that stand before one.
BEFORE = set(
    "的了在于到从和与及或是有我你他她它们这那该此某本请求望对为把被让向由将等后前边旁内外个条所家座处位住近就都还也又再不没至去来建修经过问给因市县区省州"
)
# What in front of a suffix makes a kind of place and no name.
KINDS = (
    "公交|地铁|火车|高铁|汽车|垃圾|加油|收费|变电|污水|搅拌|服务|政务|商业|购物|营销|管理|活动|实验|外国语|职业|技术|普惠性|普惠|公立|公办|民办|私立|配套|"
    "安置|住宅|居民|农贸|大型|步行|城市|文明|卫生|省会|一线|旅游|中心|商贸|批发|水产|水果|建材|二手|房地产|劳动力|人才|电子|学生|业主|老旧|新建|附属|"
    "人民|中医|妇幼|重点|普通|整个|全国|培训|高等|专科|艺术|体育|国语|全体|高档|周边|附近|小区|社区|街道|乡镇|农村|我们|始发|终点|首末|中转|回收|"
    "水泥|混凝土|断头|道|公|快速|高速|马|主要|主干|人行|步行|铁|大|小|中|老|新|十字|交叉|公共|地下|立交|天|高架|人行天|过街天|产业|工业|物流|创业|幼儿|学|医|"
    "影响|严重|进入|全|多|各|两|三|四|几"
)
KIND = re.compile(f"(?:{KINDS})+")


@dataclass(frozen=True, order=True)
class Place:
    """A name; an area (街道, 路) says less about a matter than a site (小区, 学校)."""

    name: str
    is_area: bool = False


class PlaceNames:
    """The names that a body of messages uses."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = frozenset(known)

    @classmethod
    def learn(cls, texts: Iterable[str]) -> "PlaceNames":
        """The names that at least three of the texts use, and not so many that all of them come from there."""
        spread: Counter[str] = Counter()
        before: dict[str, Counter[str]] = {}
        given = list(texts)
        for text in given:
            endings = [(name, left) for _, each in _endings(worded(text)) for name, left in each]
            spread.update({name for name, _ in endings})
            for name, left in endings:
                before.setdefault(name, Counter())[left] += 1
        most = max(COMMONEST * len(given), LEAST_TEXTS)
        return cls(name for name, texts_ in spread.items() if LEAST_TEXTS <= texts_ <= most and _is_whole(before[name]))

    def in_text(self, text: str) -> tuple[Place, ...]:
        """The places a message names, each once, in order."""
        found: dict[str, Place] = {}
        for suffix, endings in _endings(worded(text)):
            size = len(suffix[0])
            for name, _ in endings:
                if name in self.known and len(name) >= size + SHORTEST_HEAD and _is_name(name, suffix[0]):
                    found.setdefault(name, Place(name, is_area=suffix["area"] is not None))
                    break
        return tuple(found.values())

    def names_any(self, text: str) -> bool:
        """Whether a message seems to name a site at all, be it one that nobody else names."""
        return any(
            suffix["site"]
            and any(len(name) >= len(suffix[0]) + SHORTEST_HEAD and _is_name(name, suffix[0]) for name, _ in endings)
            for suffix, endings in _endings(worded(text))
        )


def _endings(plain: str) -> Iterator[tuple[re.Match[str], list[tuple[str, str]]]]:
    """For each suffix in the text what could be a name ending there, shortest first, with the character before it."""
    suffixes = list(SUFFIX.finditer(plain))
    for last, suffix in pairwise([None, *suffixes]):
        if suffix is None or (last and last.end() == suffix.start() and len(suffix[0]) > 1):
            continue  # 小区 after 新城: the name has ended before it
        start, end, found = suffix.start(), suffix.end(), []
        while (
            start > 0
            and end - start < LONGEST
            and "\u4e00" <= plain[start - 1] <= "\u9fff"
            and plain[start - 1] not in BEFORE
        ):
            start -= 1
            left = plain[start - 1] if start > 0 else " "
            found.append((plain[start:end], " " if left in BEFORE else left))
        yield suffix, found


def _is_whole(before: Counter[str]) -> bool:
    """No one character stands before it most of the time; where a name may begin, anything may stand."""
    return max((times for left, times in before.items() if left != " "), default=0) <= ONE_SIDED * before.total()


def _is_name(name: str, suffix: str) -> bool:
    """Not a kind of place (公交站), nor a word (加油站), nor the end of a sentence (开设医院); but 解放路 is a name."""
    if KIND.fullmatch(name[: -len(suffix)]):
        return False
    first, *others = rjieba.tag(name)
    if not others:
        return not rjieba.has_word(name) or first[1].startswith(NAMING)
    return suffix in ROADS or not (len(first[0]) > 1 and rjieba.has_word(first[0]) and first[1].startswith(SAYING))
