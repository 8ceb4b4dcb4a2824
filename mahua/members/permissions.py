"""What may be done with members and posts."""

from mahua.access.roles import ABOVE_BRANCH, COMMITTEE_CLERK, MEMBER, OF_BRANCH, PARTY, permission

permission("members.view_member", "查看党员名册", side=PARTY, roles=(*OF_BRANCH, *ABOVE_BRANCH))
permission("members.keep_member", "管理党员名册", side=PARTY, roles=(*OF_BRANCH, COMMITTEE_CLERK))
permission("members.view_own", "查看本人信息", side=PARTY, roles=(MEMBER, *OF_BRANCH))
