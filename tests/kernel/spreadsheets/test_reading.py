import io

import pytest
import xlsxwriter

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.reading import read
from tests.kernel.spreadsheets.biff import xls
from tests.kernel.spreadsheets.offices import HEADER, LI, MEMBERS, ZHANG, checked, xlsx, zipped


def the_roster(data: bytes):
    return read(data, columns=MEMBERS).rosters[0]


def heading_words(data: bytes) -> list[str]:
    return [heading.words for heading in the_roster(data).headings]


def open_document(rows: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = f"""<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="名册">
    {rows}</table:table></office:spreadsheet></office:body></office:document-content>"""
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": b"<m/>",
        }
    )


def open_row(cells: list[str], *, attributes: str = "") -> str:
    each = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
    )
    return f"<table:table-row {attributes}>{each}</table:table-row>"


def test_the_header_is_found_below_title_lines_and_blank_rows():
    data = xlsx(
        [["示例区党员名册"], [], ["填报单位：发改局", "", "", "2026年11月"], HEADER, ZHANG, [], LI], merged=("A1:E1",)
    )

    roster = the_roster(data)

    assert [heading.words for heading in roster.headings] == HEADER
    assert (roster.header.first_row, roster.header.last_row) == (4, 4)
    assert roster.body == [(5, ZHANG), (7, LI)]


def test_a_header_over_two_rows_is_joined():
    rows = [
        ["党员名册"],
        ["姓名", "党内情况", "", "所在党支部"],
        ["", "入党日期", "人员类别", ""],
        ["张三", "2020.7.1", "正式", "第一党支部"],
    ]
    merges = ("A1:D1", "A2:A3", "B2:C2", "D2:D3")

    joined = ["姓名", "党内情况·入党日期", "党内情况·人员类别", "所在党支部"]
    assert heading_words(xlsx(rows, merged=merges)) == joined
    assert heading_words(xlsx(rows)) == joined
    assert [row.values["standing"] for row in checked(xlsx(rows, merged=merges)).rows] == ["formal"]


def test_two_headings_with_the_same_words_are_told_apart_by_their_column():
    assert heading_words(xlsx([["姓名", "入党日期", "备注", "备注"], ["张三", "2020.7.1", "a", "b"]])) == [
        "姓名",
        "入党日期",
        "备注",
        "备注（D列）",
    ]


def test_hidden_rows_and_columns_are_read_and_named():
    data = xlsx(
        [HEADER, *[[f"M{n}", f"张{n}甲", "正式", "2020.7.1", "一"] for n in range(9)]],
        hidden_rows=(6, 8),
        hidden_columns=(2, 4),
    )

    roster = the_roster(data)

    assert roster.notes == ("第7、9行是隐藏行，已一并导入", "C、E列是隐藏列，已一并导入")
    assert len(roster.body) == 9


def test_hidden_rows_and_columns_of_an_old_workbook_are_read_and_named():
    roster = the_roster(xls([HEADER, ZHANG, LI], hidden_row=2, hidden_column=3))

    assert roster.notes == ("第3行是隐藏行，已一并导入", "D列是隐藏列，已一并导入")
    assert [row for _, row in roster.body] == [ZHANG, LI]


def test_an_open_document_is_read_with_its_hidden_rows_and_its_endless_empty_ones():
    filter_ = 'table:visibility="filter"'
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    columns = '<table:table-column table:number-columns-repeated="4"/><table:table-column table:visibility="collapse"/>'
    data = open_document(columns + open_row(HEADER) + open_row(ZHANG, attributes=filter_) + open_row(LI) + empty)

    roster = the_roster(data)

    assert roster.notes == ("第2行是隐藏行，已一并导入", "E列是隐藏列，已一并导入")
    assert [row for _, row in roster.body] == [ZHANG, LI]


def test_an_open_document_that_repeats_a_row_without_end_is_refused():
    data = open_document(open_row(HEADER) + open_row(ZHANG, attributes='table:number-rows-repeated="1000000"'))

    with pytest.raises(Refused, match="120000 行"):
        read(data, columns=MEMBERS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_is_read_in_the_encodings_and_delimiters_offices_use(encoding, delimiter):
    text = "\r\n".join(delimiter.join(row) for row in (HEADER, ZHANG, LI))

    assert [row for _, row in the_roster(text.encode(encoding)).body] == [ZHANG, LI]


def test_an_old_workbook_is_read_whatever_it_is_called():
    assert [row for _, row in the_roster(xls([HEADER, ZHANG])).body] == [ZHANG]


def test_of_many_sheets_the_rosters_are_read_and_the_others_named():
    data = xlsx(
        [HEADER, ZHANG],
        sheet="第一支部",
        others={
            "第二支部": [HEADER, LI],
            "人数统计": [["单位", "总数"], ["发改局", 12]],
            "填表说明": [["列名", "怎样填写"], ["姓名", "文字"]],
            "空表": [],
        },
    )

    reading = read(data, columns=MEMBERS)

    assert [roster.sheet for roster in reading.rosters] == ["第一支部", "第二支部"]
    assert reading.notes == ("工作表“填表说明”不是名册，未读取", "工作表“人数统计”看起来不是这份名册，未读取")


def test_a_sheet_whose_headings_nobody_knows_is_offered_for_mapping_by_hand():
    reading = read(xlsx([["称呼", "何时加入"], ["张三", "2020.7.1"]]), columns=MEMBERS)

    assert [heading.words for heading in reading.rosters[0].headings] == ["称呼", "何时加入"]
    assert reading.notes == ("没有认出表头，暂按工作表“名册”读取，请逐列核对",)


def test_a_remembered_mapping_finds_the_header_nobody_else_would():
    data = xlsx([["甲", "乙"], ["称呼", "何时加入"], ["张三", "2020.7.1"]])

    reading = read(data, columns=MEMBERS, remembered={"称呼": "name", "何时加入": "joined_on"})

    assert reading.rosters[0].header.last_row == 2
    assert reading.notes == ()


def test_an_empty_workbook_is_refused():
    with pytest.raises(Refused, match="没有找到表头和内容"):
        read(xlsx([]), columns=MEMBERS)


def test_totals_signatures_and_notes_are_passed_over_and_named():
    rows = [
        HEADER,
        ZHANG,
        ["小计", "", "1人"],
        LI,
        ["合计", "", "2人"],
        [],
        ["填表人：王五", "", "", "审核人：赵六"],
        ["注：1.入党日期以支部大会通过之日为准。"],
        ["2.请于月底前报送。"],
    ]

    roster = the_roster(xlsx(rows))

    assert roster.body == [(2, ZHANG), (4, LI)]
    assert roster.notes == ("第3、5、7—9行是合计、签名或说明，未导入",)


def test_a_member_whose_branch_begins_like_a_note_is_still_a_member():
    rows = [["备注", *HEADER], ["", *ZHANG], ["说明见附件", *LI]]

    assert len(the_roster(xlsx(rows)).body) == 2


def test_a_unit_of_the_example_district_is_no_example():
    rows = [["所在党支部", "姓名", "入党日期"], ["示例区发改局党支部", "张三", "2020.7.1"]]

    assert len(the_roster(xlsx(rows)).body) == 1


def test_repeated_headers_examples_and_bare_numbers_are_passed_over_and_named():
    rows = [
        ["序号", *HEADER],
        ["示例：1", *ZHANG],
        [1, *ZHANG],
        ["序号", *HEADER],
        [2, *LI],
        [3, "", "", "", "", ""],
        [4, "", "", "", "", ""],
    ]

    roster = the_roster(xlsx(rows))

    assert [number for number, _ in roster.body] == [3, 5]
    assert roster.notes == ("第2行是示例，未导入", "第4行重复了表头，未导入", "第6、7行只有序号，未导入")


def test_a_cell_merged_down_over_members_holds_for_each_of_them():
    rows = [HEADER, ZHANG, [*LI[:4], ""]]

    roster = the_roster(xlsx(rows, merged=("E2:E3",)))

    assert [row[4] for _, row in roster.body] == ["第一党支部", "第一党支部"]
    assert roster.notes == ("E列第2、3行有合并单元格，已按同一内容逐行填入",)


def test_an_error_in_a_formula_is_seen_in_new_and_old_workbooks():
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        page = book.add_worksheet("名册")
        page.write_row(0, 0, HEADER)
        page.write_row(1, 0, ["M1", "张三", "正式", "2020.7.1"])
        page.write_formula(1, 4, "=NA()", None, "#N/A")

    for data in (buffer.getvalue(), xls([HEADER, ["M1", "张三", "正式", "2020.7.1", "#N/A"]])):
        assert [problem.words for problem in checked(data).problems] == ["单元格里是公式错误 #N/A，请改成实际内容"]
