"""classify, duplicates and topics from file to file, without a database."""

import csv

import pytest

from mahua.project.cli import main
from tests.factories.messages import labelled_messages
from tests.textmining.test_topics import PLANT, background


def table(folder, name, heads, rows):
    file = folder / name
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([heads, *rows])
    return file


def read(file):
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def test_classify_answers_every_row_in_its_order(tmp_path, capsys):
    texts, labels = labelled_messages(20)
    asked, truth = labelled_messages(6, seed=2)
    train = table(tmp_path, "a.csv", ["label", "text"], zip(labels, texts, strict=True))
    predict = table(tmp_path, "b.csv", ["text"], ([text] for text in ["", *asked]))
    out = tmp_path / "c.csv"

    status = main(["classify", "--train", str(train), "--predict", str(predict), "--out", str(out)])

    rows = read(out)
    assert status == 0
    assert list(rows[0]) == ["label", "confidence", "abstain"]
    assert [row["label"] for row in rows[1:]] == truth
    assert rows[0]["abstain"] == "true"
    assert all(0 <= float(row["confidence"]) <= 1 for row in rows)
    assert "已分类 19 条" in capsys.readouterr().out


def test_duplicates_lists_each_group_with_its_rows(tmp_path, capsys):
    rows = [["1", "路灯坏了，请修。"], ["2", "停水三天了"], ["3", "路灯坏了 请修"]]
    file, out = table(tmp_path, "m.csv", ["编号", "内容"], rows), tmp_path / "d.csv"

    status = main(["duplicates", str(file), "--out", str(out)])

    assert status == 0
    assert [(row["组"], row["完全相同"], row["编号"], row["行号"]) for row in read(out)] == [
        ("1", "是", "1", "2"),
        ("1", "是", "3", "4"),
    ]
    assert "有 2 条重复，分 1 组，其中 2 条与别的完全相同" in capsys.readouterr().out


def test_topics_lists_place_matter_and_messages(tmp_path, capsys):
    messages = [*((each.subject, each.body) for each in background()), *PLANT]
    rows = [[number, *message] for number, message in enumerate(messages)]
    file, out = table(tmp_path, "m.csv", ["编号", "留言主题", "留言详情"], rows), tmp_path / "t.csv"

    status = main(["topics", str(file), "--out", str(out)])

    found = [row for row in read(out) if row["地点"] == "临江名邸" and "砂石" in row["事项"]]
    assert status == 0
    assert {int(row["编号"]) for row in found} == set(range(len(messages) - len(PLANT), len(messages)))
    assert "临江名邸：" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["duplicates", "topics"])
def test_a_table_without_the_needed_column_is_one_sentence(tmp_path, capsys, command):
    file = table(tmp_path, "m.csv", ["编号", "时间"], [["1", "今天"]])

    status = main([command, str(file), "--out", str(tmp_path / "out.csv")])

    assert status == 1
    assert capsys.readouterr().err == "m.csv：工作表“csv”里没有找到“正文”（或 text）一列，表头是：编号、时间\n"
