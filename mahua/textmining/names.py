"""Names of persons as they stand in messages: after 我叫 or 联系人, before 先生 or a number, as 张某某, as a signature."""

import re
from collections.abc import Iterator

import rjieba

SURNAMES = (
    "欧阳|司马|上官|诸葛|司徒|皇甫|夏侯|尉迟|公孙|令狐|东方|慕容|"
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊"
    "秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤常温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅"
    "童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝]"
)
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
    re.compile(rf"(?<!{HAN})({NAME})(?=[^\w\n]{{0,2}}\ue000)"),  # right before a number, which is blotted out by now
    re.compile(rf"(?:^|[\s。！!？?；;，,：:])({NAME})(?=[^\w]*$)"),  # a signature
)
NO_NAME = {"谢谢", "高峰", "温馨", "易燃", "易爆", "安全", "万分"}  # the dictionary takes some of these for names


def names_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the names stand, from–to, each again wherever it recurs; what only looks like one, as 何时 or 高中生, is none."""
    found = [hit.span(1) for pattern in CERTAIN for hit in pattern.finditer(text) if not _is_word(hit[1])]
    found += [hit.span(1) for pattern in LIKELY for hit in pattern.finditer(text) if _stands_alone(text, *hit.span(1))]
    known = {text[start:end] for start, end in found if end - start > 1}
    found += [hit.span() for name in known for hit in re.finditer(re.escape(name), text)]
    taken = 0
    for start, end in sorted(found):
        if start >= taken:
            yield start, end
            taken = end


def _is_word(candidate: str) -> bool:
    """Whether the dictionary knows it, and not as a name."""
    if candidate in NO_NAME:
        return True
    return len(candidate) > 1 and rjieba.has_word(candidate) and not str(rjieba.tag(candidate)[0][1]).startswith("nr")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Not the end of a longer word, as 司 before 老板 in 公司老板 or 任 before 老师 in 班主任老师, nor a word itself."""
    before = (text[max(0, start - longer) : start + 1] for longer in (1, 2))
    return not _is_word(text[start : min(end, start + 2)]) and not any(map(_is_word, before))
