"""What may be done with rules and obligations."""

from mahua.access.roles import ABOVE_BRANCH, BUSINESS, COMMITTEE_CLERK, OF_BRANCH, PARTY, WORKING_COMMITTEE, permission

permission("duties.view_obligation", "查看应办", side=PARTY, roles=(*OF_BRANCH, *ABOVE_BRANCH))
permission("duties.view_rule", "查看制度", side=PARTY, roles=BUSINESS)
permission("duties.amend_rule", "调整本区规定", side=PARTY, roles=(WORKING_COMMITTEE,))
permission("duties.exempt", "豁免", side=PARTY, roles=(COMMITTEE_CLERK, WORKING_COMMITTEE))
permission("duties.make_up", "登记补办", side=PARTY, roles=(*OF_BRANCH, COMMITTEE_CLERK))
permission("duties.view_calendar", "查看工作日历", side=PARTY, roles=BUSINESS)
permission("duties.keep_calendar", "录入放假安排", side=PARTY, roles=(WORKING_COMMITTEE,))
