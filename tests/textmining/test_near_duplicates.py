"""What was said before is found again, and nothing else is taken for it."""

import random
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from mahua.textmining.near_duplicates import SimilarTexts, duplicates, similar

LAMP = "云栖花苑门口的路灯坏了半个月，晚上出门看不清台阶，请派人来修。"
LAMP_AGAIN = "云栖花苑门口的路灯坏了快一个月，晚上出门看不清台阶，请尽快派人来修！"
WATER = "松鹤家园自来水发黄，已经三天不能做饭，请自来水公司检测水质。"


def numbers(groups):
    return [[each.number for each in group] for group in groups]


def test_width_punctuation_and_white_space_make_no_difference():
    groups = duplicates(["路灯坏了，请维修 3 盏。", WATER, "路灯坏了,请维修３盏", "  路灯坏了\n请维修3盏！"])

    assert numbers(groups) == [[0, 2, 3]]
    assert all(each.is_exact for each in groups[0])


def test_an_edited_message_is_a_near_duplicate_with_its_score():
    ((first, second),) = duplicates([LAMP, WATER, LAMP_AGAIN], least=0.5)

    assert (first.number, second.number) == (0, 2)
    assert 0.5 < first.score == second.score < 1
    assert not first.is_exact


def test_different_matters_are_no_duplicates():
    assert duplicates([LAMP, WATER]) == []


def test_empty_messages_repeat_nothing():
    assert duplicates(["", "  ", "。", ""]) == []


@given(st.lists(st.sampled_from(["停水", "停 水！", "路灯不亮", "路灯，不亮", "", "等车"]), max_size=12))
def test_every_exact_duplicate_is_found(texts):
    plain = ["".join(character for character in text if character.isalnum()) for text in texts]

    found = {each.number for group in duplicates(texts) for each in group if each.is_exact}

    assert found == {number for number, text in enumerate(plain) if text and plain.count(text) > 1}


def test_the_likest_comes_first_at_intake():
    found = similar(LAMP, among={"a": WATER, "b": LAMP_AGAIN, "c": LAMP})

    assert [each.key for each in found] == ["c", "b"]
    assert found[0].is_exact
    assert found[0].score == 1


def test_an_index_forgets_and_replaces():
    index = SimilarTexts({"a": LAMP, "b": WATER})

    index.remove("a")
    index.add("b", LAMP)

    assert [each.key for each in index.similar(LAMP)] == ["b"]
    assert index.similar(WATER) == []
    assert len(index) == 1


def test_asking_does_not_read_every_text():
    chance = random.Random(7)
    letters = [chr(0x4E00 + number) for number in range(2_000)]
    texts = {number: "".join(chance.choices(letters, k=80)) for number in range(3_000)}
    index = SimilarTexts(texts)
    started = perf_counter()

    found = [index.similar(texts[number][:70])[0].key for number in range(50)]

    assert found == list(range(50))
    assert (perf_counter() - started) / 50 < 0.05
