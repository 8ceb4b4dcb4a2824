"""What points to a person is found, whatever digits it is written in, and gone from the masked edition."""

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahua.textmining.masking import Kind, Span, find, masked

phones = st.tuples(st.sampled_from(["13", "15", "18", "19"]), st.text("0123456789", min_size=9, max_size=9)).map(
    "".join
)
identities = st.tuples(
    st.text("123456789", min_size=1, max_size=1),
    st.text("0123456789", min_size=16, max_size=16),
    st.sampled_from("0123456789Xx"),
).map("".join)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
SPOKEN = str.maketrans("0123456789", "零一二三四五六七八九")
writings = st.sampled_from(
    [
        lambda digits: digits,
        lambda digits: digits.translate(WIDE),
        lambda digits: digits.translate(SPOKEN),
        " ".join,
        lambda digits: f"{digits[:3]}-{digits[3:7]}-{digits[7:]}",
        lambda digits: f"{digits[:3]}　{digits[3:7]}　{digits[7:]}",
    ]
)
words = st.text("我叫王小明住在三栋单元电话是请处理，。：0123456789［］姓名某先生 \nabc@.-\ue000", max_size=30)


def digits_of(text):
    """Digits as a reader would join them: gaps and width gone."""
    plain = unicodedata.normalize("NFKC", text).translate(str.maketrans("零一二三四五六七八九", "0123456789"))
    return re.sub(r"(?<=\d)[ -]+(?=\d)", "", plain)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我叫王小明，住在云栖花苑", "我叫［姓名］，住在云栖花苑"),
        ("姓名：李四 身份证11010119900307123X", "姓名：［姓名］ 身份证［证件号］"),
        ("请打１３８ 1234 5678联系", "请打［电话］联系"),
        ("座机0731-88880000", "座机［电话］"),
        ("一三八零零一三八零零零", "［电话］"),
        ("我家在3栋2单元501，楼上漏水", "我家在［门牌］，楼上漏水"),
        ("三栋二单元五零一漏水", "［门牌］漏水"),
        ("车牌湘A·12345挡路", "车牌［车牌］挡路"),
        ("卡号6222 0210 0101 1234 567", "卡号［卡号］"),
        ("发到 li.si@example.com 即可", "发到 ［邮箱］ 即可"),
        ("微信号abc_12345", "微信号［账号］"),
        ("希望赵女士给个说法", "希望［姓名］女士给个说法"),
        ("房东张某某不退押金", "房东［姓名］不退押金"),
        ("投诉人欧阳文静", "投诉人［姓名］"),
    ],
)
def test_what_points_to_a_person_gives_way_to_its_kind(text, expected):
    assert masked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "本人何时能拿到退款",
        "我是高中生，想问补课",
        "问公司老板什么时候发工资",
        "请拨打12345热线",
        "3栋32层的住宅没有电梯",
        "2026-11-27 10:30 停水",
        "云栖花苑5栋路灯不亮",
        "幸福路88号的门面占道",
    ],
)
def test_what_only_looks_like_it_stays(text):
    assert masked(text) == text


def test_a_name_given_once_is_covered_wherever_it_recurs():
    assert masked("我叫周建平，昨天周建平又去了一次") == "我叫［姓名］，昨天［姓名］又去了一次"


def test_a_span_stands_in_the_message_as_it_was_typed():
    text = "电话１３８００１３８０００"

    assert find(text) == (Span(2, 13, Kind.PHONE),)


def test_a_person_may_choose_which_suggestions_to_follow():
    text = "我叫王小明，电话13800138000"

    phone = [span for span in find(text) if span.kind is Kind.PHONE]

    assert masked(text, spans=phone) == "我叫王小明，电话［电话］"


@given(words, phones, writings, words)
def test_no_phone_number_survives(before, phone, write, after):
    assert phone not in digits_of(masked(f"{before} 电话：{write(phone)}，{after}"))


@given(words, identities, writings, words)
def test_no_identity_number_survives(before, identity, write, after):
    assert identity.lower() not in digits_of(masked(f"{before} 身份证：{write(identity)}，{after}")).lower()


@given(st.lists(st.one_of(words, phones, identities), max_size=6).map("".join))
def test_masking_twice_changes_nothing(text):
    once = masked(text)

    assert masked(once) == once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("邻居周建军天天装修到半夜", "邻居［姓名］天天装修到半夜"),
        ("三楼的李秀英家水管漏了", "三楼的［姓名］家水管漏了"),
        ("社区干部陈国栋答应上周来修", "社区干部［姓名］答应上周来修"),
        ("房东刘洋不退押金", "房东［姓名］不退押金"),
    ],
)
def test_a_name_without_a_cue_is_suggested_by_what_it_is_made_of_and_what_stands_around(text, expected):
    assert masked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "黄兴北路路灯不亮",
        "建设路与高新大道交叉口堵车",
        "云栖街道办事处不受理",
        "张公岭村没有路灯",
        "方圆大厦电梯停了",
        "明德中学门口堵车",
        "要求安静的环境",
        "杨树倒了，压住电线",
        "马上处理，包括楼道里的杂物",
        "和金星小区业主协商",
    ],
)
def test_a_place_an_office_or_a_word_that_begins_like_a_surname_stays(text):
    assert masked(text) == text


def test_names_in_a_row_before_a_number_are_all_covered():
    assert masked("王磊，李强，赵明13800138000") == "［姓名］，［姓名］，［姓名］［电话］"


@pytest.mark.parametrize(
    "text",
    [
        "a" * 20_000,
        "1 " * 5_000,
        "".join(f"王{chr(0x4E00 + number)}，" for number in range(3_000)) + "13800138000",
        "。" + "".join(f"李{chr(0x5000 + number)}，" for number in range(3_000)),
    ],
    ids=["letters", "digits", "names before a number", "names as a signature"],
)
def test_a_text_made_to_be_slow_is_read_in_seconds(text):
    started = time.process_time()

    masked(text)

    assert time.process_time() - started < 5
