import re

import pytest

from mahua.assessment.engine.scheme import scheme_from
from mahua.assessment.schemes import FOLDER, shipped, shipped_codes
from mahua.kernel.errors import Refused

TEXT = (FOLDER / "organ-branch.yml").read_text(encoding="utf-8")


def test_the_shipped_scheme_weighs_what_the_default_set_says():
    scheme = shipped("organ-branch")

    assert shipped_codes() == ["organ-branch", "organ-unit"]
    assert (scheme.version, scheme.subjects, scheme.roll_up) == (1, ("branch",), "mean")
    assert {axis.code: axis.points for axis in scheme.axes} == {"B": 1000, "C": 1600}
    assert {weight.code: weight.weight for weight in scheme.weights}["C3"] == 400
    assert [(threshold.stars, threshold.from_) for threshold in scheme.stars][:2] == [(5, 9000), (4, 8000)]


def test_the_scheme_of_units_weighs_what_the_default_set_says():
    scheme = shipped("organ-unit")

    weights = {weight.code: weight.weight for weight in scheme.weights}
    assert scheme.subjects == ("unit",)
    assert {axis.code: axis.points for axis in scheme.axes} == {"A": 1800, "D": 1700, "E": 1200}
    assert weights == {
        "A1": 400, "A2": 400, "A3": 400, "A4": 300, "A5": 300, "D1": 600, "D2": 800, "D5": 300, "E1": 300, "E2": 500, "E3": 400,
    }  # fmt: skip


def test_the_fingerprint_is_of_what_is_said_and_not_of_how_it_is_written():
    again = scheme_from("# 换一处注释\n" + TEXT.replace("code: B1, weight: 300", "weight: 300, code: B1"))
    other = scheme_from(TEXT.replace("bonus_most: 500", "bonus_most: 499"))

    assert again.fingerprint == shipped("organ-branch").fingerprint
    assert other.fingerprint != again.fingerprint


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("{code: C2,", "{code: C9,", "indicators第8项：没有代码为“C9”的指标。现有指标：A1、A2"),
        (
            "code: C2, weight: 200",
            "code: C2, weight: 2.5",
            "indicators第8项的weight：应为整数，现为“2.5”。分值以百分之一分为单位",
        ),
        ("code: C2, weight: 200", "code: C2, weight: 0", "indicators第8项的weight：应在1至100000之间，现为0。"),
        ("code: C2, weight: 200", "code: C2, weight: 100", "“C 组织生活”为 16.00 分，所列指标权重合计 15.00 分"),
        (
            "code: C2, weight: 200, source: 支部条例 第十六条",
            "code: C2, weight: 200",
            "indicators第8项的source：缺少此项",
        ),
        ("{code: C2,", "{code: C1d,", "indicators：代码“C1d”重复"),
        ("  - {code: B, title: 组织基础, points: 1000}\n", "", "所列指标属于“B”，但方案未列出该方面"),
        ("{stars: 4, from: 8000}", "{stars: 4, from: 9500}", "stars：星级应由高到低排列"),
        (
            "subjects: [branch]",
            "subjects: [member]",
            "subjects：考核对象应为branch、unit之一（党支部、单位），现为“member”。",
        ),
        ("title: 机关党支部年度考核方案", "title:", "title：应填写文字，现为“空”。"),
        ("roll_up: mean", "roll_up: best", "roll_up：应为mean、sum之一，现为“best”。"),
        ("bonus_most: 500", "bonus_mots: 500", "bonus_most：缺少此项"),
        ("minimum: 0", "minimum: 0\nextra: 1", "不认识的字段“extra”"),
        ("minimum: 0", "minimum: 10500", "最高分应大于最低分"),
        ("subjects: [branch]", "subjects: []", "subjects：应为至少一项的列表"),
        ("code: organ-branch", "code: 'organ", "格式有误"),
    ],
)
def test_a_clerks_mistake_is_answered_with_its_place(before, after, words):
    assert before in TEXT

    with pytest.raises(Refused) as refusal:
        scheme_from(TEXT.replace(before, after, 1))

    assert words in refusal.value.words


def test_a_file_that_is_no_mapping_is_refused():
    with pytest.raises(Refused, match="名称: 内容"):
        scheme_from("- 1\n- 2\n")


@pytest.mark.parametrize("year", [2026, 2027])
def test_a_scheme_that_weighs_integration_is_refused_in_its_first_year(year):
    weighing = re.sub("^year: [0-9]+", f"year: {year}", TEXT, flags=re.MULTILINE)
    weighing = weighing.replace("{code: C2,", "{code: undertakings.integration,", 1)

    with pytest.raises(Refused) as refusal:
        scheme_from(weighing)

    assert "融合度第一年只展示、不计分" in refusal.value.words
