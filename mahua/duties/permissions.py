"""What may be done with rules and obligations."""

from django.utils import timezone

from mahua.access.roles import (
    ABOVE_BRANCH,
    BRANCH_SECRETARY,
    BUSINESS,
    COMMITTEE_CLERK,
    OF_BRANCH,
    PARTY,
    UNIT_LEADER,
    WORKING_COMMITTEE,
    permission,
)
from mahua.duties.holders import borne_by
from mahua.kernel.days import day_of
from mahua.kernel.tree_paths import is_within

REVIEWING = ("party_committee", "general_branch")

permission("duties.view_obligation", "查看应办", side=PARTY, roles=(*OF_BRANCH, *ABOVE_BRANCH))
permission("duties.view_rule", "查看制度", side=PARTY, roles=BUSINESS)
permission("duties.amend_rule", "调整本区规定", side=PARTY, roles=(WORKING_COMMITTEE,))
permission("duties.exempt", "豁免", side=PARTY, roles=(COMMITTEE_CLERK, WORKING_COMMITTEE))
permission("duties.make_up", "登记补办", side=PARTY, roles=(*OF_BRANCH, COMMITTEE_CLERK))
permission("duties.view_calendar", "查看工作日历", side=PARTY, roles=BUSINESS)
permission("duties.keep_calendar", "录入放假安排", side=PARTY, roles=(WORKING_COMMITTEE,))


def is_own_post(user, post) -> bool:
    """Whether somebody holds this post."""
    return bool(user.member_code) and post.member.code == user.member_code


def takes_up(user, point):
    """The leader in person, or who records for the leading group."""
    return is_own_post(user, point.post) or user.scopes.reaches(
        point.post.organisation.path, may="duties.set_contact_point"
    )


def solves(user, problem):
    """Whoever takes problems up there, and the branch that had it."""
    point = problem.contact_point
    return takes_up(user, point) or any(role in OF_BRANCH and point.path == path for role, path in user.scopes.held)


permission("duties.view_contact_point", "查看联系点", side=PARTY, roles=BUSINESS)
permission("duties.set_contact_point", "确定联系点", side=PARTY, roles=(COMMITTEE_CLERK, UNIT_LEADER))
permission("duties.take_up_problem", "记录联系点问题", side=PARTY, roles=BUSINESS, when=takes_up)
permission("duties.solve_problem", "办结联系点问题", side=PARTY, roles=BUSINESS, when=solves)


def reviews(user, statement):
    """Who reviews: the body above it, by its own clerk or leader, the 工委 by its own; nobody their own statement."""
    return not is_own_post(user, statement.post) and ends_round(user, statement.reviewer)


def ends_round(user, reviewer):
    """Whether somebody acts for the body that reviews."""
    roles = (COMMITTEE_CLERK, UNIT_LEADER) if reviewer.kind in REVIEWING else (WORKING_COMMITTEE,)
    return any(role in roles and is_within(reviewer.path, path) for role, path in user.scopes.held)


def owns_or_reviews(user, statement):
    return is_own_post(user, statement.post) or reviews(user, statement)


permission("duties.view_statement", "查看述职", side=PARTY, roles=BUSINESS)
permission("duties.file_statement", "报送述职", side=PARTY, roles=BUSINESS)
permission(
    "duties.revise_statement",
    "修改述职",
    side=PARTY,
    roles=BUSINESS,
    when=lambda user, statement: is_own_post(user, statement.post),
)
permission("duties.review_statement", "点评和评议述职", side=PARTY, roles=ABOVE_BRANCH, when=reviews)
permission("duties.end_round", "结束述职评议", side=PARTY, roles=ABOVE_BRANCH, when=ends_round)
permission("duties.open_grade", "启封述职评议等次", side=PARTY, roles=BUSINESS, when=owns_or_reviews)
permission("duties.keep_rectification", "列入整改", side=PARTY, roles=BUSINESS, when=owns_or_reviews)
permission(
    "duties.close_rectification",
    "整改完成",
    side=PARTY,
    roles=BUSINESS,
    when=lambda user, rectification: owns_or_reviews(user, rectification.statement),
)


def bears(user, item):
    """Whether somebody bears this item today."""
    return item.code in {each.code for each in borne_by(user.member_code, on=day_of(timezone.now()))}


permission("duties.view_responsibility_list", "查看责任清单", side=PARTY, roles=BUSINESS)
permission(
    "duties.keep_responsibility_list",
    "拟定和印发责任清单",
    side=PARTY,
    roles=(BRANCH_SECRETARY, COMMITTEE_CLERK, UNIT_LEADER, WORKING_COMMITTEE),
)
permission("duties.question_item", "对责任事项提出异议", side=PARTY, roles=BUSINESS, when=bears)
permission("duties.name_acting", "登记代行职责", side=PARTY, roles=(COMMITTEE_CLERK, WORKING_COMMITTEE))
permission("duties.authorise", "录入上级授权文件", side=PARTY, roles=(WORKING_COMMITTEE,))


def looks_through(user, duty_set):
    """A superior, never the body itself: of a branch the clerk above it, of others the 工委."""
    roles = (COMMITTEE_CLERK, WORKING_COMMITTEE) if duty_set.organisation.kind == "branch" else (WORKING_COMMITTEE,)
    return any(
        role in roles and duty_set.path != path and is_within(duty_set.path, path) for role, path in user.scopes.held
    )


KEEPING_SETS = (BRANCH_SECRETARY, COMMITTEE_CLERK, UNIT_LEADER)
permission("duties.view_duty_set", "查看责任安排", side=PARTY, roles=(*OF_BRANCH, *ABOVE_BRANCH))
permission("duties.keep_duty_set", "建立责任安排", side=PARTY, roles=KEEPING_SETS)
permission("duties.review_duty_set", "审核责任安排", side=PARTY, roles=ABOVE_BRANCH, when=looks_through)
permission("duties.keep_rule_set", "维护制度集", side=PARTY, roles=(WORKING_COMMITTEE,))
