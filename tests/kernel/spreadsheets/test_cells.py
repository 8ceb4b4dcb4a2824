from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahua.kernel.spreadsheets.cells import parse
from mahua.kernel.spreadsheets.columns import Choice, Column, Kind
from mahua.kernel.spreadsheets.faults import Fault

FULL_WIDTH = str.maketrans("0123456789,", "０１２３４５６７８９，")
STANDING = Column(
    "standing",
    "人员类别",
    Kind.CHOICE,
    choices=(Choice("formal", "正式党员", ("正式", "中共党员")), Choice("other", "预备党员")),
)


def column(kind: Kind, **more: object) -> Column:
    return Column("key", "内容", kind, **more)


@given(st.integers(min_value=0, max_value=10**9))
def test_an_integer_is_read_however_it_is_typed(number):
    written = [
        number,
        float(number),
        str(number),
        f"{number:,}",
        str(number).translate(FULL_WIDTH),
        f"{number:,}人".translate(FULL_WIDTH),
        f" {number} 人 ",
        f"{number}.0",
    ]

    assert {parse(each, column(Kind.INTEGER)) for each in written} == {number}


@pytest.mark.parametrize("written", ["十二", "12.5", 12.5, "1,2", "约30人", True, date(2024, 3, 1)])
def test_what_is_no_integer_is_refused_and_quoted(written):
    fault = parse(written, column(Kind.INTEGER))

    assert isinstance(fault, Fault)
    assert fault.words.endswith("不是整数，请只填数字")


@pytest.mark.parametrize("written", ["张 三", "张　三", " 张三 ", "张\u200b三", "张\xa0三\t"])
def test_a_name_loses_its_inner_spaces(written):
    assert parse(written, column(Kind.NAME)) == "张三"


def test_a_name_keeps_its_dot_and_a_latin_name_its_spaces():
    assert parse("阿卜杜拉·买买提", column(Kind.NAME)) == "阿卜杜拉·买买提"
    assert parse("Anna Li", column(Kind.NAME)) == "Anna Li"


def test_a_number_is_no_name():
    assert parse(12.0, column(Kind.NAME)) == Fault("“12”不像“内容”，请检查是否填错了列")


def test_text_is_trimmed_and_otherwise_left_alone():
    assert parse("　第一 党支部（机关）\u200b ", column(Kind.TEXT)) == "第一 党支部（机关）"


def test_a_code_is_half_width_and_a_number_cell_loses_its_point():
    assert parse("Ａ００７ 8", column(Kind.CODE)) == "A0078"
    assert parse(1234.0, column(Kind.CODE)) == "1234"


@pytest.mark.parametrize("written", [1.2345678901234567e17, "1.23457E+17"])
def test_a_code_whose_last_digits_the_sheet_has_lost_is_refused(written):
    fault = parse(written, column(Kind.CODE))

    assert isinstance(fault, Fault)
    assert "15 位以后的数字已经丢失" in fault.words


@pytest.mark.parametrize("written", ["正式", "正式党员", "中共党员", " 正 式 ", "formal"])
def test_a_choice_is_found_by_its_synonyms(written):
    assert parse(written, STANDING) == "formal"


def test_an_unknown_choice_names_what_may_be_chosen():
    assert parse("群众", STANDING) == Fault("“群众”不在可选项内，可填：正式党员、预备党员")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("是", True),
        ("√", True),
        ("有", True),
        (1.0, True),
        ("否", False),
        ("无", False),
        ("×", False),
        (False, False),
        ("", None),
    ],
)
def test_yes_and_no_have_many_forms(written, value):
    assert parse(written, column(Kind.YES_NO)) is value


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.CHOICE])
@pytest.mark.parametrize("written", ["", "　", "/", "—", "\u200b", "-"])
def test_a_dash_is_an_empty_cell(kind, written):
    assert parse(written, column(kind)) is None
    assert parse(written, column(kind, required=True)) == Fault("“内容”不能为空")


def test_too_long_a_text_says_how_long_it_may_be():
    assert parse("一二三四五", column(Kind.TEXT, max_length=4)) == Fault("“内容”有 5 个字，最多 4 个字")


def test_a_formula_error_is_never_taken_for_an_empty_cell():
    assert parse("#REF!", column(Kind.TEXT)) == Fault("单元格里是公式错误 #REF!，请改成实际内容")
