"""Names of persons without a cue beside them, as in 邻居周建军天天装修: by surname, the characters given names are made of, and what stands around.

Suggestions: what is more often a street, an office or a word than a person is left alone, and so are names of rare characters.
"""

import re
from collections.abc import Iterator

import rjieba

from mahua.textmining.surnames import SURNAMES

HAN = "\u4e00-\u9fff"
# Characters that given names are commonly made of; what mostly stands in other words (如 水 道 市) is not among them.
GIVEN = frozenset(
    "伟强磊洋勇军杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林欢佳阳建亮成畅峰楠兵雷彬敏丽静艳娟娜霞秀英玲芳燕红丹萍鑫梅莉莹雪慧桂兰淑玉珍凤洁琳晶倩颖婷婧坤璐琴瑞倪"
    "国文志海春晓小永德世金忠庆振立新兴荣福贵富根才发财祥顺昌隆盛达友良仁义礼智信诚孝廉勤俭美佩兆启凌卫厚善嘉士大天宏宗家宝少尚山岩川巧康延开弘彦彩心思怀恒恩悦惠慈懿成才"
    "承振捷敬斯昊昌昕星昭晋晖晗晨景智曦月朝木本权李杏松柏栋树柳桃梁森楚欣正武毅民江沛泉泓泽津洪润淳清源满澜炎炜炳焕然煜熙爱牧献珂珊珺琦琪琼瑶瑾璇生甜男白百益真睿石祖禾秋科程"
    "立竹笑筱素红纯纲维绍继绪维缘美翔翠翰耀聪育胜自致舒良艺芝芬芸苗若茂茜茹荷莎菊菲萌蓉蓓蓝蔚蕊蕾薇虎虹蝶裕西观言训诗诺谦贝贤赫超越跃轩载运远连逸道郁采鉴钧钰铁铭银锋锐锦镇长"
    "雁雄雅雨霖霆霄青韬韵顺颂飘香馨骏骥高鸣鸿鹃鹏鹤麒麟黎默齐"
) - frozenset("道西言连运长高大小开发正自生白百木石本自致镇新然程开立满清科天心山川江水月")
SOFT = frozenset("大小新天立生长高清正然开发满山川江月心木石本白程科道西言连运自百致镇")  # in the second place only
WHOM = (
    "邻居|业主|居民|村民|房东|房主|租客|租户|住户|户主|司机|乘客|员工|职工|工人|经理|主任|书记|主席|队长|校长|院长|局长|站长|组长|科长|处长|会计|干部|民警|警察|医生|老师|律师|中介|包工头|负责人|老板|老人|患者|学生|家长"
    "|儿子|女儿|丈夫|妻子|父亲|母亲|爸爸|妈妈|爱人|老公|老婆|哥哥|弟弟|姐姐|妹妹|同事|朋友|同学|孩子|孙子|人员|代表|法人|开发商|业务员|店主|摊主|车主|机主|网格员|保安|物业|和|与|跟|找|被|向|把|让|由|是|叫|给|对|请|问|替|帮|为|及|、"
)
BEFORE = re.compile(rf"(?:{WHOM})$")
PERSON = re.compile(rf"(?:{'|'.join(each for each in WHOM.split('|') if len(each) > 1)})$")
AFTER = re.compile(
    r"说|称|表示|答应|承诺|拒|不|没|把|将|在|的|家|住|欠|打|骂|来|去|多次|经常|一直|天天|每天|昨天|今天|等|和|与|、|先后|已经|已|承包|负责|带|找|要|给|从|到|于|本人|两|夫妻|夫妇|也|又|却|就|是|为|有|因|向|对|私|强|擅|反映|投诉|购|买|租|签|交|办|去世|摔|受伤|患|今年|现|身份证|电话|手机|被|占|经|借|还|拿|收|搭|养|堵|尽快|先|再"
)
PLACES = re.compile(
    r"[路街巷弄道镇乡村庄区县市省州河湖江山桥站园苑府城店厂局委办所队院馆厅部楼栋号期里塘岭坡坪湾垸冲港渡铺井寺庙塔坝溪堤渠]|大道|广场|小区|社区|花园|大厦|公寓|学校|中学|小学|幼儿|医院|公司|集团|家园|新城|国际|华府|中心|市场|超市|酒店|宾馆|银行|有限|组团|片区|街道|东路|西路|南路|北路|中路|东街|西街"
)
NEVER = frozenset((
    "高新", "安静", "宁静", "马自达", "麦德龙", "安全", "安心", "文明", "文化", "成立", "明明", "金星", "黄金", "白金", "包括", "张贴", "方便", "方面", "时间", "高兴", "高峰", "何时", "马上", "应当", "易燃", "万元",
))  # fmt: skip
WITHIN = 3  # tokens a name may have come to pieces in


def bare_names(text: str) -> Iterator[tuple[int, int]]:
    """From–to of each, in order."""
    tokens, starts, place = rjieba.tag(text), [], 0
    for word, _ in tokens:
        starts.append(place)
        place += len(word)
    if place != len(text):  # the cutter left something out: its places cannot be trusted
        return
    taken = 0
    for number, start in enumerate(starts):
        if start < taken:
            continue
        for end in _ends(starts, number, len(text)):
            if _is_name(text, start, end, tag=str(tokens[number][1]), is_one=end == start + len(tokens[number][0])):
                yield start, end
                taken = end
                break


def _ends(starts: list[int], number: int, length: int) -> Iterator[int]:
    """Where a name beginning with this token may end: at the end of a token, the longest first."""
    start, after = starts[number], [*starts[number + 1 : number + 1 + WITHIN], length]
    yield from (end for end in sorted(set(after), reverse=True) if 2 <= end - start <= 4)  # noqa: PLR2004


SURNAME = re.compile(SURNAMES)


def _is_name(text: str, start: int, end: int, *, tag: str, is_one: bool) -> bool:
    name = text[start:end]
    surname = SURNAME.match(name)
    if not surname or name in NEVER or not 1 <= len(given := name[surname.end() :]) <= 2:  # noqa: PLR2004
        return False
    if not (given[0] in GIVEN or (len(given) > 1 and given[0] in SOFT)) or given[-1] not in GIVEN | SOFT:
        return False
    if PLACES.match(text, end):
        return False
    tagged = is_one and tag.startswith("nr")
    if is_one and not tagged and rjieba.has_word(name):
        return False
    before, after = BEFORE.search(text, max(0, start - 3), start), AFTER.match(text, end)
    edge = end == len(text) or not re.match(f"[{HAN}]", text[end])
    person = PERSON.search(text, max(0, start - 3), start)
    if len(given) > 1:
        return bool(tagged or person or (before and (after or edge)))
    return bool(tagged and (person or before) and (after or edge))
