"""What may be done with inspections. Recording that one took place decides nothing; what a Party body finds about business is advice."""

from mahua.access.roles import (
    ABOVE_BRANCH,
    ADMINISTRATIVE,
    BUSINESS_HEAD,
    COMMUNITY_CLERK,
    OF_BRANCH,
    PARTY,
    STREET_CLERK,
    UNIT_RESPONDER,
    permission,
)

INSPECT = (*ABOVE_BRANCH, BUSINESS_HEAD)
INSPECTED = (*OF_BRANCH, COMMUNITY_CLERK, STREET_CLERK, UNIT_RESPONDER)


def led_it(user, thing):
    """Whoever inspects for the body that led looks again, and takes back what was written down wrongly."""
    lead = getattr(thing, "lead", None) or thing.inspection.lead
    return user.scopes.reaches(lead.path, may="inspections.inspect")


def owes_it(user, finding):
    """Advice on business is taken up by the business side of the body it was given to."""
    return finding.side == "business" and user.scopes.reaches(finding.path, may="inspections.take_up_advice")


permission("inspections.view_inspection", "查看检查", side=PARTY, roles=(*INSPECT, *INSPECTED))
permission("inspections.inspect", "计划和开展检查", side=PARTY, roles=INSPECT)
permission("inspections.recheck", "复查检查发现的问题", side=PARTY, roles=INSPECT, when=led_it)
permission("inspections.withdraw", "撤回记错的检查", side=PARTY, roles=INSPECT, when=led_it)
permission("inspections.take_up_advice", "采纳检查建议", side=ADMINISTRATIVE, roles=(BUSINESS_HEAD,), when=owes_it)
