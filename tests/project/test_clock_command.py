"""`mahua clock` says when something is due and why; these tests have no database, and neither does the command."""

import pytest

from mahua.project.cli import main


def said(capsys, *arguments):
    outcome = main(["clock", *arguments])
    spoken = capsys.readouterr()
    return outcome, spoken.out.splitlines(), spoken.err.strip()


def test_it_says_when_it_is_due_and_why_day_by_day(capsys):
    assert said(capsys, "--from", "2026-09-30 16:00", "--minutes", "600") == (
        0,
        [
            "到期：2026-10-09 10:00（周五）",
            "  2026年9月30日 周三 16:00 起，时限 10 个工作小时，只计工作日 9:00–12:00、14:00–18:00",
            "  9月30日 周三 16:00–18:00 计 120 分钟",
            "  10月1–7日 国庆节，不计时",
            "  10月8日 周四 9:00–12:00 计 180 分钟，14:00–18:00 计 240 分钟",
            "  10月9日 周五 9:00–10:00 计 60 分钟",
            "  2026年10月9日 周五 10:00 到期",
        ],
        "",
    )


def test_natural_time_runs_through_the_holiday(capsys):
    _, lines, _ = said(capsys, "--from", "2026-09-30T16:00:20", "--minutes", "600", "--natural")

    assert lines[0] == "到期：2026-10-01 02:00:20（周四）"


def test_a_moment_with_its_own_zone_is_told_by_the_wall_clock_of_the_district(capsys):
    _, lines, _ = said(capsys, "--from", "2026-11-17T01:00+00:00", "--minutes", "60")

    assert lines[0] == "到期：2026-11-17 10:00（周二）"


def test_a_year_not_published_is_provisional_until_its_file_is_given(capsys, tmp_path):
    asked = ("--from", "2026-12-31 17:00", "--minutes", "120")
    (tmp_path / "2027.csv").write_text("2027,2027-01-01,off,元旦\n", encoding="utf-8")

    _, guessed, _ = said(capsys, *asked)
    _, known, _ = said(capsys, *asked, "--calendar", str(tmp_path / "2027.csv"))

    assert guessed[0] == "到期：2027-01-01 10:00（周五，待公布后重算）"
    assert guessed[-1] == "  2027年放假安排尚未公布，暂按周一至周五计，待公布后重算"
    assert known[0] == "到期：2027-01-04 10:00（周一）"
    assert "  2027年1月1–3日 元旦，不计时" in known


def test_an_office_with_other_hours_has_its_own(capsys):
    asked = ("--from", "2026-11-17 16:30", "--minutes", "60")

    _, lines, _ = said(capsys, *asked, "--hours", "8:30-12:00,13:30-17:00")

    assert lines[0] == "到期：2026-11-18 09:00（周三）"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--minutes", "5"), "缺少 --from"),
        (("--from", "2026-11-17 09:00"), "缺少 --minutes"),
        (("--from", "明天", "--minutes", "5"), "看不懂起算时间“明天”"),
        (("--from", "2026-11-17", "--minutes", "5"), "写到分或秒"),
        (("--from", "9999-01-01 09:00", "--minutes", "5"), "1992 年至 2100 年之间"),
        (("--from", "2026-11-17 09:00", "--minutes", "五"), "须是整数分钟，写的是“五”"),
        (("--from", "2026-11-17 09:00", "--minutes", "-5"), "时限须在 1 至"),
        (("--from", "2026-11-17 09:00", "--minutes", "5", "--hours", "9-5"), "看不懂办公时间“9-5”"),
        (("--from", "2026-11-17 09:00", "--minutes", "5", "--calendar", "/nowhere.csv"), "没有“/nowhere.csv”这个文件"),
        (("--since", "2026-11-17 09:00"), "没有这样的参数"),
        (("--from",), "后面没有写内容"),
    ],
)
def test_what_is_not_understood_is_said_in_one_sentence(capsys, arguments, words):
    outcome, lines, complaint = said(capsys, *arguments)

    assert (outcome, lines) == (2, [])
    assert words in complaint
    assert complaint.count("\n") == 0


def test_a_calendar_that_cannot_be_read_is_named(capsys, tmp_path):
    (tmp_path / "a.csv").write_text("2027-01-01\n", encoding="utf-8")

    outcome, _, complaint = said(
        capsys, "--from", "2026-11-17 09:00", "--minutes", "5", "--calendar", str(tmp_path / "a.csv")
    )

    assert outcome == 2
    assert complaint == "a.csv 的第 1 行没有写明放假还是上班，请写 off（放假）或 made_up（调休上班）。"
