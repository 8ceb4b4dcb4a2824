"""Schemes (考核方案): which indicators count, by how much, and from where on a star is proposed.

Points are whole hundredths (300 = 3.00 分). The weights need not add up to 100: scoring normalises them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from mahua.assessment.engine.indicator import INDICATORS
from mahua.assessment.engine.scheme_form import Form
from mahua.kernel.errors import Refused

if TYPE_CHECKING:
    from pathlib import Path

MOST_WEIGHT = 100_000  # 1000.00 points: beyond it the sums of a whole district might not fit in 64 bits
ROLL_UPS = ("mean", "sum")
SUBJECTS = ("branch", "unit")
SHOWN_FIRST = {"undertakings.integration": ("融合度", 2027)}  # last year in which it is only shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """One side of the assessment (A–F), with its points in hundredths."""

    code: str
    title: str
    points: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Weight:
    """An indicator in a scheme: its axis, its weight in hundredths, and the clause it rests on."""

    code: str
    axis: str
    weight: int
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Threshold:
    """From how many hundredths on so many stars are proposed."""

    stars: int
    from_: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Scheme:
    """One version of a scheme; `year` is the first it holds for, scores and shares are in hundredths."""

    code: str
    version: int
    year: int
    title: str
    base: str
    subjects: tuple[str, ...]
    axes: tuple[Axis, ...]
    weights: tuple[Weight, ...]
    stars: tuple[Threshold, ...]
    coverage_floor: int
    minimum: int
    maximum: int
    bonus_most: int
    roll_up: str

    @property
    def subject(self) -> str:
        """What kind of body it is about first of all; each is assessed once a year."""
        return self.subjects[0]

    @property
    def fingerprint(self) -> str:
        """SHA-256 of what the scheme says; comments and layout of the file do not change it."""
        said = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(said.encode()).hexdigest()


def scheme_at(path: Path) -> Scheme:
    """The scheme in a YAML file; see `scheme_from`."""
    return scheme_from(path.read_text(encoding="utf-8"))


def scheme_from(text: str) -> Scheme:
    """The scheme a YAML text states over the indicators declared; refused with the place and what to write instead."""
    form = Form.of(text)
    year = form.number("year", least=2000, most=9999)
    scheme = Scheme(
        code=form.text("code"),
        version=form.number("version", least=1),
        year=year,
        title=form.text("title"),
        base=form.text("base"),
        subjects=form.texts("subjects"),
        axes=tuple(_axis(each) for each in form.forms("axes")),
        weights=tuple(_weight(each, year=year) for each in form.forms("indicators")),
        stars=tuple(_threshold(each) for each in form.forms("stars")),
        coverage_floor=form.number("coverage_floor", least=0, most=10_000),
        minimum=form.number("minimum", least=0),
        maximum=form.number("maximum", least=0),
        bonus_most=form.number("bonus_most", least=0),
        roll_up=form.one_of("roll_up", ROLL_UPS),
    )
    form.finish()
    _check(scheme)
    return scheme


def _axis(form: Form) -> Axis:
    axis = Axis(code=form.text("code"), title=form.text("title"), points=form.number("points", least=1))
    form.finish()
    return axis


def _threshold(form: Form) -> Threshold:
    threshold = Threshold(stars=form.number("stars", least=1, most=5), from_=form.number("from", least=0))
    form.finish()
    return threshold


def _weight(form: Form, *, year: int) -> Weight:
    code = form.text("code")
    _refuse_only_shown(form, code, year=year)
    if code not in INDICATORS:
        raise Refused(f"{form.place}：没有代码为“{code}”的指标。现有指标：{'、'.join(sorted(INDICATORS))}。")
    weight = Weight(
        code=code,
        axis=INDICATORS[code].axis,
        weight=form.number("weight", least=1, most=MOST_WEIGHT),
        source=form.text("source"),
    )
    form.finish()
    return weight


def _refuse_only_shown(form: Form, code: str, *, year: int) -> None:
    """What was just built to be looked at is not made into points before people know it."""
    title, last = SHOWN_FIRST.get(code, ("", 0))
    if year <= last:
        raise Refused(f"{form.place}：{title}第一年只展示、不计分，{last}年度及以前的方案不得列入。")


def _check(scheme: Scheme) -> None:
    """What no single line shows: doubles, sums that differ, thresholds out of order."""
    if scheme.subject not in SUBJECTS:
        raise Refused(f"subjects：考核对象应为{'、'.join(SUBJECTS)}之一（党支部、单位），现为“{scheme.subject}”。")
    _check_unique("axes", [axis.code for axis in scheme.axes])
    _check_unique("indicators", [weight.code for weight in scheme.weights])
    stray = sorted({weight.axis for weight in scheme.weights} - {axis.code for axis in scheme.axes})
    if stray:
        raise Refused(f"axes：所列指标属于“{'、'.join(stray)}”，但方案未列出该方面，请补充。")
    for axis in scheme.axes:
        _check_points(axis, sum(weight.weight for weight in scheme.weights if weight.axis == axis.code))
    if sum(weight.weight for weight in scheme.weights) > MOST_WEIGHT:
        raise Refused(f"indicators：权重合计不得超过 {_points(MOST_WEIGHT)} 分。")
    if scheme.minimum >= scheme.maximum:
        raise Refused("maximum：最高分应大于最低分（minimum），请核对。")
    ladder = [(threshold.from_, threshold.stars) for threshold in scheme.stars]
    if any(from_ <= next_from or stars <= next_stars for (from_, stars), (next_from, next_stars) in pairwise(ladder)):
        raise Refused("stars：星级应由高到低排列，分数线逐级降低，请核对。")


def _check_unique(name: str, codes: list[str]) -> None:
    doubled = sorted({code for code in codes if codes.count(code) > 1})
    if doubled:
        raise Refused(f"{name}：代码“{'、'.join(doubled)}”重复，请只保留一处。")


def _check_points(axis: Axis, listed: int) -> None:
    if listed != axis.points:
        raise Refused(
            f"axes：“{axis.code} {axis.title}”为 {_points(axis.points)} 分，"
            f"所列指标权重合计 {_points(listed)} 分，两者应当一致。"
        )


def _points(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"
