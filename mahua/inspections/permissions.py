"""What may be done with inspections. Recording that one took place decides nothing; what a Party body finds about business is advice."""

from mahua.access.roles import (
    ABOVE_BRANCH,
    ADMINISTRATIVE,
    COMMUNITY_CLERK,
    OF_BRANCH,
    PARTY,
    STREET_CLERK,
    UNIT_RESPONDER,
    permission,
)

INSPECTED = (*OF_BRANCH, COMMUNITY_CLERK, STREET_CLERK, UNIT_RESPONDER)

permission("inspections.view_inspection", "查看检查", side=PARTY, roles=(*ABOVE_BRANCH, *INSPECTED))
permission("inspections.inspect", "计划和开展检查", side=PARTY, roles=ABOVE_BRANCH)
permission("inspections.take_up_advice", "采纳检查建议", side=ADMINISTRATIVE, roles=(UNIT_RESPONDER,))
