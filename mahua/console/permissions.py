"""What may be done on the console's own pages."""

from mahua.access.roles import PARTY, WORKING_COMMITTEE, permission

permission("console.answer_doubt", "答复“这个多余吗”", side=PARTY, roles=(WORKING_COMMITTEE,))
