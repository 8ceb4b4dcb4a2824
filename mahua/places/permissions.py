"""What may be done with areas. Where a street or community lies is no secret; a map shows those one works for."""

from mahua.access.roles import (
    ADMINISTRATIVE,
    COMMUNITY_CLERK,
    DISPATCHER,
    STREET_CLERK,
    WORKING_COMMITTEE,
    permission,
)

permission(
    "places.view_area",
    "查看辖区地图",
    side=ADMINISTRATIVE,
    roles=(COMMUNITY_CLERK, STREET_CLERK, DISPATCHER, WORKING_COMMITTEE),
    shows_only=True,
)
