"""What may be done on the console's own pages."""

from mahua.access.roles import COMMITTEE_CLERK, DISPATCHER, KEEPING, PARTY, WORKING_COMMITTEE, permission

permission("console.answer_doubt", "答复“这个多余吗”", side=PARTY, roles=(WORKING_COMMITTEE,))
permission("console.import_roster", "导入名册", side=KEEPING, roles=(COMMITTEE_CLERK, WORKING_COMMITTEE, DISPATCHER))
