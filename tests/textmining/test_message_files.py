"""Tables of messages as they come from offices: any heading, encoding and ending, every row kept, clear refusals."""

import io

import openpyxl
import pytest

from mahua.kernel.errors import Refused
from mahua.textmining.message_files import LABEL, SENDER, SUBJECT, TEXT, read_rows, write_rows
from mahua.textmining.result_columns import SUGGESTIONS

SENTENCE = "路灯坏了，台阶看不清，晚上没人敢走，请派人来修，谢谢"


def written(folder, data, *, name="messages.csv"):
    file = folder / name
    file.write_bytes(data)
    return file


def book(rows):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_commas_inside_sentences_do_not_divide_them_in_any_encoding(tmp_path, encoding):
    file = written(tmp_path, f"label,text\n路灯,{SENTENCE}\n供水,{SENTENCE}\n".encode(encoding))

    rows = read_rows(file, needs=[LABEL, TEXT])

    assert [(row[LABEL], row[TEXT]) for row in rows] == [("路灯", SENTENCE), ("供水", SENTENCE)]


def test_a_file_of_texts_alone_is_a_table(tmp_path):
    file = written(tmp_path, f'text\n{SENTENCE}\n"停水, 又停水\n第二行"\n'.encode())

    assert [row[TEXT] for row in read_rows(file, needs=[TEXT])] == [SENTENCE, "停水, 又停水\n第二行"]


def test_an_export_is_read_by_its_own_headings(tmp_path):
    rows = [["留言编号", "留言用户", "留言主题", "留言时间", "留言详情"], [7, "u1", "夜间照明", "2026/11/2", SENTENCE]]
    file = written(tmp_path, book(rows), name="export.xlsx")

    (row,) = read_rows(file, needs=[TEXT])

    assert (row.number, row[SUBJECT], row[SENDER], row[TEXT]) == (2, "夜间照明", "u1", SENTENCE)
    assert row.whole == f"夜间照明\n{SENTENCE}"


def test_rows_without_a_text_keep_their_place_and_blank_lines_are_none(tmp_path):
    file = written(tmp_path, "text,label\n停水,供水\n,供水\n\n注：停电,供电\n".encode())

    assert [row[TEXT] for row in read_rows(file, needs=[TEXT])] == ["停水", "", "注：停电"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "messages.csv：文件是空的"),
        (b"label,text\n", "只有表头"),
        ("标题,时间\n路灯,今天\n".encode(), "没有找到“正文”（或 text）一列，表头是：标题、时间"),
        (b"%PDF-1.7", "PDF"),
        ("一段没有列名的话".encode(), "不是表格文件"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(tmp_path, data, words):
    with pytest.raises(Refused) as refused:
        read_rows(written(tmp_path, data), needs=[TEXT])

    assert words in refused.value.words


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(Refused, match=r"没有\.csv：没有这个文件"):
        read_rows(tmp_path / "没有.csv", needs=[TEXT])


def test_results_never_become_formulas(tmp_path):
    rows = [{"label": "=1+1", "confidence": "0.5", "abstain": "true"}]
    table, text = tmp_path / "out.xlsx", tmp_path / "out.csv"

    write_rows(table, SUGGESTIONS, rows)
    write_rows(text, SUGGESTIONS, rows)

    cell = openpyxl.load_workbook(table).active["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert "'=1+1" in text.read_text(encoding="utf-8-sig")


def test_a_csv_is_written_as_the_one_it_was_made_from(tmp_path):
    plain = written(tmp_path, b"text\nx\n", name="plain.csv")
    marked = written(tmp_path, "text\nx\n".encode("utf-8-sig"), name="marked.csv")

    write_rows(tmp_path / "a.csv", SUGGESTIONS, [], like=plain)
    write_rows(tmp_path / "b.csv", SUGGESTIONS, [], like=marked)

    assert (tmp_path / "a.csv").read_bytes() == b"label,confidence,abstain\r\n"
    assert (tmp_path / "b.csv").read_bytes().startswith("\ufefflabel".encode())


def test_results_go_to_a_table_only(tmp_path):
    with pytest.raises(Refused, match="只能写成"):
        write_rows(tmp_path / "out.txt", SUGGESTIONS, [])
