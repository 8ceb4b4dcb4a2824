"""What may be done with rules and obligations."""

from mahua.access.roles import (
    ABOVE_BRANCH,
    BUSINESS,
    COMMITTEE_CLERK,
    OF_BRANCH,
    PARTY,
    UNIT_LEADER,
    WORKING_COMMITTEE,
    permission,
)

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
