"""What may be done with organisations."""

from mahua.access.roles import BUSINESS, COMMITTEE_CLERK, PARTY, WORKING_COMMITTEE, permission

permission("organisations.view_organisation", "查看组织", side=PARTY, roles=BUSINESS)
permission("organisations.keep_organisation", "管理组织", side=PARTY, roles=(COMMITTEE_CLERK, WORKING_COMMITTEE))
