"""The default rules of organisation life and of the leading groups, as data; `minutes` are estimates.

National text is locked. The figures of local rules are the working committee's and may be changed there.
"""

from datetime import date
from typing import TypedDict, Unpack

from mahua.rules.documents import (
    BRANCH_REGULATIONS,
    LOCAL_SINCE,
    ORGAN_REGULATIONS,
    RESPONSIBILITY_RULES,
    STUDY_RULES,
    Document,
    local_source,
)
from mahua.rules.duty_rules import Condition, DutyRule, PostRole
from mahua.rules.frequencies import Frequency
from mahua.rules.organisation_kinds import OrganisationKind
from mahua.rules.severities import Severity

BRANCH = (OrganisationKind.BRANCH,)
LEADING_GROUP = (OrganisationKind.LEADING_GROUP,)

# 组织生活会 and 民主评议 of a year are held until early spring of the next one: three months, a setting.
YEAR_GRACE_MONTHS = 3


class _Terms(TypedDict, total=False):
    """What a row may say beyond its clause."""

    bearer_kinds: tuple[str, ...]
    bearer_post: PostRole
    frequency: Frequency
    fact_kind: str
    minutes: int
    condition: Condition
    beside: str
    grace_months: int
    severity: Severity


def _national(code: str, title: str, document: Document, article: str, **terms: Unpack[_Terms]) -> DutyRule:
    source = document.article(article)
    return _row(
        code, title, source, locked=True, since=document.in_force_on, terms={"severity": Severity.WARN, **terms}
    )


def _local(code: str, title: str, subject: str, **terms: Unpack[_Terms]) -> DutyRule:
    source = local_source(subject)
    return _row(code, title, source, locked=False, since=LOCAL_SINCE, terms={"severity": Severity.INFO, **terms})


def _row(code: str, title: str, source: str, *, locked: bool, since: date, terms: _Terms) -> DutyRule:
    return DutyRule(code=code, title=title, source=source, locked=locked, valid_from=since, **terms)


_LIST = (
    _national(
        "OL-MEET-Q",
        "支部党员大会每季度1次",
        BRANCH_REGULATIONS,
        "第十一条",
        bearer_kinds=BRANCH,
        frequency=Frequency.QUARTER,
        fact_kind="branch_assembly.held",
        minutes=90,
    ),
    _national(
        "OL-COMM-M",
        "支委会每月1次",
        BRANCH_REGULATIONS,
        "第十二条",
        bearer_kinds=BRANCH,
        condition=Condition.HAS_COMMITTEE,
        frequency=Frequency.MONTH,
        fact_kind="committee_meeting.held",
        minutes=60,
    ),
    _national(
        "OL-GROUP-M",
        "党小组会每月1次",
        BRANCH_REGULATIONS,
        "第十三条",
        bearer_kinds=BRANCH,
        condition=Condition.HAS_CELLS,
        frequency=Frequency.MONTH,
        fact_kind="cell_meeting.held",
        minutes=60,
    ),
    _national(
        "OL-LECT-SEC",
        "党委（党组）书记每年讲党课至少1次",
        BRANCH_REGULATIONS,
        "第十六条",
        bearer_kinds=(OrganisationKind.LEADING_GROUP, OrganisationKind.PARTY_COMMITTEE),
        bearer_post=PostRole.SECRETARY,
        frequency=Frequency.YEAR,
        fact_kind="party_lecture.held",
        minutes=180,
    ),
    _local(
        "OL-LECT-LOC",
        "党支部每季度1次党课",
        "党课",
        bearer_kinds=BRANCH,
        frequency=Frequency.QUARTER,
        fact_kind="party_lecture.held",
        minutes=90,
        beside="OL-LECT-SEC",
    ),
    _national(
        "OL-DAY-M",
        "主题党日每月1次",
        BRANCH_REGULATIONS,
        "第十六条",
        bearer_kinds=BRANCH,
        frequency=Frequency.MONTH,
        fact_kind="theme_day.held",
        minutes=120,
    ),
    _national(
        "OL-LIFE-Y",
        "组织生活会每年度至少1次",
        BRANCH_REGULATIONS,
        "第十七条",
        bearer_kinds=BRANCH,
        frequency=Frequency.BELONGS_TO_YEAR,
        fact_kind="life_meeting.held",
        minutes=180,
        grace_months=YEAR_GRACE_MONTHS,
    ),
    _national(
        "OL-APPR-Y",
        "民主评议党员每年度1次",
        BRANCH_REGULATIONS,
        "第十八条",
        bearer_kinds=BRANCH,
        frequency=Frequency.BELONGS_TO_YEAR,
        fact_kind="members_review.held",
        minutes=120,
        grace_months=YEAR_GRACE_MONTHS,
    ),
    _national(
        "OL-TALK-Y",
        "谈心谈话每年至少1次",
        BRANCH_REGULATIONS,
        "第十九条",
        bearer_kinds=BRANCH,
        frequency=Frequency.YEAR,
        fact_kind="heart_talk.held",
        minutes=30,
        severity=Severity.INFO,
    ),
    _national(
        "DG-HALF",
        "党组每半年专题研究全面从严治党至少1次",
        RESPONSIBILITY_RULES,
        "关于每半年专题研究的规定",  # the article number is not verified: none is cited
        bearer_kinds=LEADING_GROUP,
        frequency=Frequency.HALF,
        fact_kind="leading_group_meeting.held",
        minutes=120,
    ),
    _local(
        "DG-QTR",
        "党组每季度专题研究党建1次",
        "党组研究党建",
        bearer_kinds=LEADING_GROUP,
        frequency=Frequency.QUARTER,
        fact_kind="leading_group_meeting.held",
        minutes=90,
        beside="DG-HALF",
    ),
    _local(
        "OL-DUAL-Y",
        "班子成员每年参加所在支部组织生活至少1次",
        "双重组织生活，依据支部工作条例第十五条、第十六条，次数为默认值",
        bearer_kinds=LEADING_GROUP,
        bearer_post=PostRole.LEADER,
        frequency=Frequency.YEAR,
        fact_kind="dual_life.held",
        minutes=120,
    ),
    _local(
        "FT-M",
        "第一议题每月1次",
        "第一议题",
        bearer_kinds=LEADING_GROUP,
        frequency=Frequency.MONTH,
        fact_kind="first_topic.held",
        minutes=30,
    ),
    _local(
        "DG-VISIT",
        "党组成员每月到联系点帮助解决问题1次",
        "联系点，以带回的问题计，不计到访次数",
        bearer_kinds=LEADING_GROUP,
        bearer_post=PostRole.LEADER,
        frequency=Frequency.MONTH,
        fact_kind="contact_problem.raised",
        minutes=60,
    ),
    _national(
        "ST-Y",
        "书记抓党建工作每年述职1次",
        ORGAN_REGULATIONS,
        "关于述职评议考核的规定",  # the article number is not verified: none is cited
        bearer_kinds=(
            OrganisationKind.LEADING_GROUP,
            OrganisationKind.PARTY_COMMITTEE,
            OrganisationKind.GENERAL_BRANCH,
            OrganisationKind.BRANCH,
        ),
        bearer_post=PostRole.SECRETARY,
        frequency=Frequency.BELONGS_TO_YEAR,
        fact_kind="statement.filed",
        minutes=240,
        grace_months=YEAR_GRACE_MONTHS,
        severity=Severity.INFO,
    ),
    _national(
        "SS-Q",
        "中心组集体学习研讨每季度不少于1次",
        STUDY_RULES,
        "关于集体学习研讨的规定",  # the article number is not verified: none is cited
        bearer_kinds=LEADING_GROUP,
        frequency=Frequency.QUARTER,
        fact_kind="study_session.held",
        minutes=120,
    ),
)

DUTY_RULES: dict[str, DutyRule] = {rule.code: rule for rule in _LIST}
