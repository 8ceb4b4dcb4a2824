import pytest

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.columns import Column, Kind
from mahua.kernel.spreadsheets.mapping import Heading, fingerprint, placed, propose
from tests.kernel.spreadsheets.offices import MEMBERS


def headings(*words: str) -> list[Heading]:
    return [Heading(place, each, tuple(each.split("·"))) for place, each in enumerate(words)]


@pytest.mark.parametrize(
    "words",
    ["姓名", "姓 名", "姓　名：", "*姓名", "姓名（必填）", "党员姓名", "【姓名】".strip("【】"), "基本情况·姓名"],
)
def test_a_heading_is_recognised_however_it_is_dressed(words):
    proposal = propose(headings("序号", words, "入党时间"), columns=MEMBERS)

    assert proposal.mapping == {words: "name", "入党时间": "joined_on"}
    assert proposal.is_sure
    assert proposal.unmapped == ()


def test_what_only_resembles_is_proposed_with_a_request_to_look():
    proposal = propose(headings("同志姓名全称", "入党日期"), columns=MEMBERS)

    assert proposal.mapping["同志姓名全称"] == "name"
    assert not proposal.is_sure
    assert proposal.notes() == ["“同志姓名全称”暂按“姓名”读取，请核对"]


def test_what_is_left_over_and_what_is_missing_are_named():
    proposal = propose(headings("姓名", "民族", "家庭住址"), columns=MEMBERS)

    assert [heading.words for heading in proposal.unmapped] == ["民族", "家庭住址"]
    assert [column.title for column in proposal.missing] == ["入党日期"]
    assert proposal.notes() == ["以下各列没有对应的内容，未读取：民族、家庭住址", "没有找到必填的列：入党日期"]


def test_the_better_of_two_headings_is_taken():
    proposal = propose(headings("联系人姓名", "姓名", "入党日期"), columns=MEMBERS)

    assert proposal.mapping == {"姓名": "name", "入党日期": "joined_on"}


def test_two_dates_go_to_their_own_columns():
    columns = (Column("began_on", "任职日期", Kind.DATE), Column("joined_on", "入党日期", Kind.DATE))

    proposal = propose(headings("党内·入党日期", "行政·任职日期"), columns=columns)

    assert proposal.mapping == {"党内·入党日期": "joined_on", "行政·任职日期": "began_on"}


def test_a_remembered_mapping_goes_first_and_what_it_leaves_out_stays_out():
    remembered = {"称呼": "name", "所在党支部": "", "姓名": ""}

    proposal = propose(headings("称 呼", "姓名", "入党日期", "所在党支部"), columns=MEMBERS, remembered=remembered)

    assert proposal.mapping == {"称 呼": "name", "入党日期": "joined_on"}
    assert proposal.unmapped == ()


def test_a_remembered_mapping_to_a_column_that_is_no_more_is_forgotten():
    proposal = propose(headings("姓名"), columns=MEMBERS, remembered={"姓名": "gone"})

    assert proposal.mapping == {"姓名": "name"}


def test_one_column_claimed_by_two_headings_is_refused():
    with pytest.raises(Refused, match="A列“姓名”和C列“曾用名”都对应“姓名”，请只留一列"):
        placed(headings("姓名", "类别", "曾用名"), {"姓名": "name", "曾用名": "name"}, columns=MEMBERS)


def test_the_same_form_has_the_same_fingerprint_and_another_form_another():
    form = fingerprint(headings("序号", "姓名", "入党日期"))

    assert fingerprint(headings("姓 名", "入党日期：")) == form
    assert fingerprint(headings("姓名", "转正日期")) != form
