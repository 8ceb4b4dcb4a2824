"""What may be done with members and posts."""

from mahua.access.roles import ABOVE_BRANCH, COMMITTEE_CLERK, MEMBER, OF_BRANCH, PARTY, WORKING_COMMITTEE, permission

permission("members.view_member", "查看党员名册", side=PARTY, roles=(*OF_BRANCH, *ABOVE_BRANCH))
permission("members.keep_member", "管理党员名册", side=PARTY, roles=(*OF_BRANCH, COMMITTEE_CLERK))
permission("members.import_member", "导入党员名册", side=PARTY, roles=(COMMITTEE_CLERK, WORKING_COMMITTEE))
permission("members.transfer_member", "办理组织关系转接", side=PARTY, roles=(COMMITTEE_CLERK, WORKING_COMMITTEE))
permission("members.keep_post", "登记职务", side=PARTY, roles=(COMMITTEE_CLERK, WORKING_COMMITTEE))
permission("members.export_member", "导出名册", side=PARTY, roles=(COMMITTEE_CLERK, WORKING_COMMITTEE))
permission("members.view_own", "查看本人信息", side=PARTY, roles=(MEMBER, *OF_BRANCH))
permission("members.view_breaches", "查看组织设置检查", side=PARTY, roles=(*OF_BRANCH, *ABOVE_BRANCH))
