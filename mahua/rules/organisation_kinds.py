"""The kinds and forms of organisations the rules speak of, spelled as everywhere in Mahua."""

from enum import StrEnum


class OrganisationKind(StrEnum):
    """What an organisation is; equal to the plain text stored with it."""

    DISTRICT = "district"  # 区
    WORKING_COMMITTEE = "working_committee"  # 工委
    UNIT = "unit"  # 单位
    LEADING_GROUP = "leading_group"  # 党组
    PARTY_COMMITTEE = "party_committee"  # 机关党委
    GENERAL_BRANCH = "general_branch"  # 党总支
    BRANCH = "branch"  # 党支部
    TEMPORARY_BRANCH = "temporary_branch"  # 临时党支部
    CELL = "cell"  # 党小组
    STREET = "street"  # 街道
    COMMUNITY = "community"  # 社区


class BranchForm(StrEnum):
    """How a branch is composed."""

    ORDINARY = "ordinary"
    JOINT = "joint"  # 联合党支部
    RETIRED = "retired"  # 离退休党支部
    FLOATING = "floating"  # 流动党员党支部
