"""What may be done with meetings."""

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


def keeps_body(user, thing):
    """A unit's leader keeps only the books of the leading group; branches are kept by their own people and the clerk."""
    body = getattr(thing, "organisation", thing)
    return body.kind == "leading_group" or user.has_perm("meetings.keep_branch", body)


permission("meetings.view_meeting", "查看会议", side=PARTY, roles=BUSINESS)
permission("meetings.oversee_meeting", "查看本组织及下级会议", side=PARTY, roles=(*OF_BRANCH, *ABOVE_BRANCH))
permission("meetings.read_minutes", "查看会议记录", side=PARTY, roles=OF_BRANCH)
permission("meetings.keep_branch", "记录支部会议", side=PARTY, roles=(*OF_BRANCH, COMMITTEE_CLERK))
permission(
    "meetings.keep_meeting",
    "安排和记录会议",
    side=PARTY,
    roles=(*OF_BRANCH, COMMITTEE_CLERK, UNIT_LEADER),
    when=keeps_body,
)
permission("meetings.import_meeting", "导入会议名册", side=PARTY, roles=(COMMITTEE_CLERK, WORKING_COMMITTEE))
permission("meetings.close_problem", "办结查摆的问题", side=PARTY, roles=OF_BRANCH)
permission("meetings.subscribe", "订阅日历", side=PARTY, roles=BUSINESS)
permission("meetings.hold_ballot", "主持无记名投票", side=PARTY, roles=(*OF_BRANCH, COMMITTEE_CLERK))
