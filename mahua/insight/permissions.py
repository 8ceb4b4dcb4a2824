"""Who may look: the working committee over the district, and a unit's leader over the own unit. Looking is all there is."""

from mahua.access.roles import PARTY, UNIT_LEADER, WORKING_COMMITTEE, permission

permission(
    "insight.view_two_skins",
    "查看两股还没拧到一起的事项",
    side=PARTY,
    roles=(WORKING_COMMITTEE, UNIT_LEADER),
    shows_only=True,
)
permission("insight.view_levels", "查看各层级应办情况", side=PARTY, roles=(WORKING_COMMITTEE,), shows_only=True)
