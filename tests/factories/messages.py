"""Messages of made-up citizens, drawn from a seed: three kinds of matter, places that do not exist."""

import random

KINDS = {
    "供水": ("自来水", "水压太低", "水管漏水", "停水", "水质发黄", "水表"),
    "公交": ("公交车", "等车太久", "站牌", "末班车", "发车间隔", "司机甩站"),
    "养老": ("养老金", "高龄津贴", "日间照料", "老人食堂", "资格认证", "敬老卡"),
}
OPENINGS = ("您好，", "尊敬的领导：", "想反映一件事，", "麻烦问一下，", "")
ESTATES = ("云栖花苑", "松鹤家园", "临江名邸", "青禾新村", "映月雅苑", "百川公寓", "晨曦小区", "东篱苑")
ENDINGS = ("请尽快处理。", "盼回复。", "已经两个月了。", "大家都很着急。", "谢谢。")


def labelled_messages(size, *, seed=1):
    """As many texts of each kind, in mixed order, with their labels."""
    chance = random.Random(seed)
    drawn = [(message_about(kind, chance), kind) for kind in KINDS for _ in range(size)]
    chance.shuffle(drawn)
    texts, labels = zip(*drawn, strict=True)
    return list(texts), list(labels)


def message_about(kind, chance):
    first, second = chance.sample(KINDS[kind], 2)
    return (
        f"{chance.choice(ESTATES)}的{first}问题\n"
        f"{chance.choice(OPENINGS)}我们这里{first}，还有{second}，{chance.choice(ENDINGS)}"
    )
