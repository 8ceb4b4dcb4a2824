"""Names of persons that stand without a cue: how many of them masking suggests, and how much that is no name, on sentences made here.

`python tools/bench/masking.py [--sentences 4000] [--data FILE.xlsx]`. A sentence is a frame with a name in it, or one without a person in which a
street, an office, a housing estate or a word begins like a surname. Names: surnames by Faker's zh_CN, given names by Faker ("common", 1–2 characters) or
of two characters drawn from the 3,755 of GB 2312's first level ("rare"). With --data also counts, on texts nobody labelled, how many have a suggestion by this rule.
"""

import argparse
import random
import re
import time
from pathlib import Path

from faker.providers.person.zh_CN import Provider

from mahua.textmining.bare_names import bare_names
from mahua.textmining.masking import Kind, find
from mahua.textmining.message_files import TEXT, read_rows

FRAMES = (
    "邻居{0}天天装修到半夜，怎么劝都不听",
    "三楼的{0}家水管漏了，楼下遭殃",
    "社区干部{0}答应上周来修，到现在没来",
    "房东{0}不退押金",
    "当时是{0}经手办理的，现在推给别人",
    "{0}承包了这段路，挖开就不管了",
    "我们找过{0}，他说再等等",
    "包工头{0}拖欠工资三个月",
    "业主{0}、{1}都反映过这件事",
    "{0}和{1}两家为了车位打起来了",
    "物业经理{0}态度很差",
    "昨天{0}被狗咬伤",
    "孩子{0}今年六岁，想上公办幼儿园",
    "我父亲{0}去年去世，补贴还没有发",
    "请{0}尽快联系我们",
    "合同是跟{0}签的",
    "村里{0}占了集体的地盖房",
    "店主{0}把垃圾倒在门口",
    "{0}多次半夜打麻将，影响休息",
    "钱转给了{0}，到现在不给发票",
    "负责人{0}电话一直打不通",
    "请问{0}的低保批下来没有",
    "{0}擅自在楼顶搭棚",
    "已经向{0}反映过三次",
)
HELD_OUT = (  # written before the rule was first run on them
    "听说{0}已经调走了，这事没人管",
    "二单元{0}私搭乱建，堵了消防通道",
    "儿媳{0}产假工资被扣",
    "当年村支书{0}签了字，现在不认账",
    "我和{0}同住一层，她家狗天天叫",
    "收费员{0}不开票还骂人",
    "{0}开车撞坏护栏后走了",
    "这笔钱是{0}收的，有转账记录",
    "奶奶{0}腿脚不便，盼着装电梯",
    "工地上{0}等五人没领到工钱",
    "希望{0}出来道个歉",
    "那天值班的{0}没有登记",
)
PLACES = (
    "黄兴北路", "高新大道", "文昌路", "建军路", "安康社区", "金星中路", "万家丽路", "王府花园", "张公岭村", "李家湾", "方圆大厦", "华夏小区", "石佛镇", "江南新城", "白云山庄",
    "马王堆", "雷锋大道", "曾国藩故居", "贺龙体育馆", "任弼时中学", "周南中学", "杨家坪", "陈家渡", "赵公塔", "谭家垅", "范家园", "汤家湖", "宋家桥",
)  # fmt: skip
OFFICES = (
    "高新区管委会",
    "国土局",
    "文旅局",
    "市场监管局",
    "明德中学",
    "金盾公司",
    "康宁医院",
    "林业局",
    "水务局",
    "顺丰快递",
    "华润燃气",
    "万科物业",
    "美团",
    "安居集团",
)
WORDS = (
    "高峰期", "安全隐患", "方便居民", "包括楼道", "何时开工", "张贴广告", "文明城市", "白天晚上", "金额不对", "黄昏以后", "马上处理", "应当公开", "时间太长", "成立业委会",
    "万元以上", "温馨提示", "明明交了钱", "江水上涨", "石板坏了", "杨树倒了", "柳絮太多", "车位不够", "雷雨天气", "毛坯房", "钱款", "孔洞很多", "盛夏", "解释不清", "单元门", "连续三天",
)  # fmt: skip
AROUND = (
    "{0}路灯不亮，晚上出行不便",
    "{0}经常堵车，请加强疏导",
    "向{0}反映过，没有回音",
    "在{0}附近有人占道经营",
    "请{0}给一个说法",
    "业主和{0}协商没有结果",
    "{0}，请有关部门重视",
    "因为{0}，大家都不满意",
)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--sentences", type=int, default=4000)
    words.add_argument("--data", type=Path, help="a sheet of messages nobody labelled: only counts are printed")
    asked = words.parse_args()
    chance = random.Random(20261127)  # noqa: S311 (sentences, no secrets)
    for frames in (FRAMES, HELD_OUT):
        for kind in ("common", "rare"):
            of_names(chance, kind, frames=frames, sentences=asked.sentences)
    for kind, without in (("places", PLACES), ("offices", OFFICES), ("words", WORDS)):
        of_none(kind, without)
    if asked.data:
        on_texts([row[TEXT] for row in read_rows(asked.data, needs=[TEXT])])


def of_names(chance, kind, *, frames, sentences):
    found = there = wrong = 0
    for _ in range(sentences):
        text, names = sentence(chance, kind, frames)
        suggested = {(span.start, span.end) for span in find(text) if span.kind is Kind.NAME}
        there += len(names)
        found += len(names & suggested)
        wrong += len(suggested - names)
    recall, precision = found / there, found / max(1, found + wrong)
    which = "held-out" if frames is HELD_OUT else "own"
    print(
        f"{kind} names, {which} frames: {there} in {sentences} sentences: recall {recall:.3f}, precision {precision:.3f}"
    )


def of_none(kind, without):
    texts = [frame.format(each) for frame in AROUND for each in without]
    wrong = sum(any(span.kind is Kind.NAME for span in find(text)) for text in texts)
    print(f"{kind}, no person in {len(texts)} sentences: {wrong} with a suggestion ({wrong / len(texts):.1%})")


def on_texts(texts):
    started = time.perf_counter()
    spans = [sum(1 for _ in bare_names(text)) for text in texts]
    took = (time.perf_counter() - started) * 1000 / len(texts)
    print(
        f"{len(texts)} messages: {sum(map(bool, spans))} with a name by this rule, {sum(spans)} in all; {took:.2f} ms each"
    )


def sentence(chance, kind, frames):
    """A frame filled, and where the names stand."""
    first, *others = re.split(r"\{\d\}", chance.choice(frames))
    text, names = first, set()
    for rest in others:
        name = a_name(chance, kind)
        names.add((len(text), len(text) + len(name)))
        text += name + rest
    return text, names


def a_name(chance, kind):
    surname = chance.choice(SURNAMES)
    if kind == "common":
        first = chance.choice(Provider.first_names)
        two = len(first) == 1 and chance.random() < TWO_OF_THREE
        return surname + first + (chance.choice(SINGLE) if two else "")
    return surname + "".join(chance.choice(LEVEL_ONE) for _ in range(2))


TWO_OF_THREE = 2 / 3  # of given names of one character that get another
SINGLE = [each for each in Provider.first_names if len(each) == 1]
SURNAMES = list(Provider.last_names)[:200]
LEVEL_ONE = [bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)]


if __name__ == "__main__":
    main()
