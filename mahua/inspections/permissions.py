"""What may be done with inspections. Recording that one took place decides nothing; what a Party body finds about business is advice."""

from mahua.access.roles import (
    ABOVE_BRANCH,
    ADMINISTRATIVE,
    BUSINESS_HEAD,
    COMMITTEE_CLERK,
    COMMUNITY_CLERK,
    OF_BRANCH,
    PARTY,
    STREET_CLERK,
    UNIT_LEADER,
    UNIT_RESPONDER,
    WORKING_COMMITTEE,
    permission,
)

INSPECT = (*ABOVE_BRANCH, BUSINESS_HEAD)
INSPECTED = (*OF_BRANCH, COMMUNITY_CLERK, STREET_CLERK, UNIT_RESPONDER)
LED = {
    WORKING_COMMITTEE: ("working_committee",),
    COMMITTEE_CLERK: ("party_committee", "general_branch"),
    UNIT_LEADER: ("unit", "leading_group"),
    BUSINESS_HEAD: ("unit",),
}


def inspects_for(user, body):
    """Whether somebody inspects for this body: a committee's people for the committee, never for a unit below it."""
    return any(body.kind in LED.get(role, ()) and body.path.startswith(path) for role, path in user.scopes.held)


def led_it(user, thing):
    """Whoever inspects for the body that led looks again, and takes back what was written down wrongly."""
    return inspects_for(user, getattr(thing, "lead", None) or thing.inspection.lead)


def planned_it(user, demand):
    """A line is dropped by the people of the body that planned it; a Party body drops nothing of a unit's plan."""
    return inspects_for(user, demand.plan.inspector)


def owes_it(user, finding):
    """Advice on business is taken up by the business side of the body it was given to."""
    return finding.side == "business" and user.scopes.reaches(finding.path, may="inspections.take_up_advice")


permission("inspections.view_inspection", "查看检查", side=PARTY, roles=(*INSPECT, *INSPECTED))
permission("inspections.inspect", "计划和开展检查", side=PARTY, roles=INSPECT)
permission("inspections.drop_demand", "取消计划中的检查", side=PARTY, roles=INSPECT, when=planned_it)
permission("inspections.recheck", "复查检查发现的问题", side=PARTY, roles=INSPECT, when=led_it)
permission("inspections.withdraw", "撤回记错的检查", side=PARTY, roles=INSPECT, when=led_it)
permission("inspections.take_up_advice", "采纳检查建议", side=ADMINISTRATIVE, roles=(BUSINESS_HEAD,), when=owes_it)
