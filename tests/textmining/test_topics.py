"""A topic is one matter in one place, raised by several people."""

import random

from mahua.textmining.places import Place, PlaceNames
from mahua.textmining.topics import Message, topics
from tests.factories.messages import ESTATES, KINDS, message_about

PLANT = (
    ("临江名邸旁的砂石场噪音大", "砂石场白天黑夜碎石，噪音让人睡不着。"),
    ("砂石场灰尘飘进临江名邸", "窗台全是灰尘，孩子咳嗽，砂石场没有围挡。"),
    ("临江名邸边上碎石噪音", "碎石机器的噪音从早响到晚，请环保部门检测。"),
    ("请查处临江名邸附近的砂石场", "砂石场没有手续，灰尘污染严重。"),
    ("临江名邸业主盼砂石场搬走", "灰尘和噪音已经一年，砂石场不管不问。"),
    ("砂石场扰民", "我住在临江名邸，砂石场的碎石噪音吵得老人心慌。"),
    ("临江名邸灰尘污染", "洗好的衣服落满灰尘，都是砂石场碎石造成的。"),
)
LIFT = (
    ("临江名邸电梯停运", "电梯停运一周，物业说维修基金不够。"),
    ("临江名邸电梯又停运了", "电梯维修拖着不办，老人下不了楼。"),
)


def background(size=120, seed=4):
    chance = random.Random(seed)
    texts = [message_about(chance.choice(list(KINDS)), chance).partition("\n") for _ in range(size)]
    return [Message(subject, body) for subject, _, body in texts]


def about_the_plant(found, shift):
    return next(topic for topic in found if shift in topic.members)


def test_one_matter_in_one_place_is_one_topic_whatever_words_it_is_put_in():
    others = background()
    plant = [Message(*each) for each in PLANT]

    topic = about_the_plant(topics([*others, *plant]), len(others))

    assert topic.place == "临江名邸"
    assert set(topic.members) == set(range(len(others), len(others) + len(PLANT)))
    assert {"砂石", "灰尘"} <= set(topic.words)
    assert topic.senders == len(PLANT)


def test_another_matter_in_the_same_place_is_not_part_of_it():
    others = background()
    messages = [*others, *(Message(*each) for each in (*PLANT, *LIFT))]

    topic = about_the_plant(topics(messages), len(others))

    assert not set(topic.members) & set(range(len(messages) - len(LIFT), len(messages)))


def test_the_same_matter_in_another_place_is_not_part_of_it():
    others = background()
    elsewhere = [
        Message(subject.replace("临江名邸", "百川公寓"), body.replace("临江名邸", "百川公寓"))
        for subject, body in PLANT
    ]

    found = topics([*others, *(Message(*each) for each in PLANT), *elsewhere])

    topic = about_the_plant(found, len(others))
    assert topic.place == "临江名邸"
    assert len(topic.members) == len(PLANT)


def test_what_left_out_its_place_joins_the_matter_it_is_clearly_about():
    others = background()
    unplaced = Message("砂石场噪音灰尘", "砂石场碎石，噪音大，灰尘污染，请环保部门查处砂石场。")

    topic = about_the_plant(topics([*others, *(Message(*each) for each in PLANT), unplaced]), len(others))

    assert len(others) + len(PLANT) in topic.members


def test_one_person_who_writes_often_makes_no_topic():
    others = background()

    found = topics([*others, *(Message(*each, sender="u1") for each in PLANT)])

    assert not any("砂石" in topic.words for topic in found)


def test_few_messages_have_no_topics():
    assert topics([]) == []
    assert topics([Message("停水", "停水了")]) == []


def test_names_of_places_are_learnt_from_how_they_are_used():
    texts = [
        "请反映云栖花苑的路灯", "我住在云栖花苑小区", "云栖花苑停水", "梧桐街道云栖花苑", "去公交站的路不平",
        "公交站没有雨棚", "在公交站等车", "梧桐街道办事处", "请问梧桐街道", "解放路堵车", "在解放路口", "解放路积水",
        *[f"第{number}件别的事情" for number in range(100)],
    ]  # fmt: skip

    names = PlaceNames.learn(texts)

    assert names.in_text("梧桐街道云栖花苑小区旁的公交站，靠近解放路口") == (
        Place("梧桐街道", is_area=True),
        Place("云栖花苑"),
        Place("解放路", is_area=True),
    )


def test_the_estates_that_messages_name_are_known():
    messages = background()

    names = PlaceNames.learn(message.text for message in messages)

    assert {place.name for message in messages for place in names.in_text(message.text)} >= set(ESTATES) - {"晨曦小区"}
