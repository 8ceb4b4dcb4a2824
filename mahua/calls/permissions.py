"""What may be done with calls. The command centre commands; the working committee reads.

All that decides about a call is administrative; the Party side only reads what is overdue and why.
"""

from mahua.access.roles import (
    ADMINISTRATIVE,
    CALL_BACKER,
    COMMUNITY_CLERK,
    DISPATCHER,
    PARTY,
    STREET_CLERK,
    UNIT_LEADER,
    UNIT_RESPONDER,
    WORKING_COMMITTEE,
    permission,
)

CALLERS = (COMMUNITY_CLERK, STREET_CLERK, UNIT_RESPONDER, DISPATCHER)
AT_WORK = (COMMUNITY_CLERK, STREET_CLERK, UNIT_RESPONDER, DISPATCHER, CALL_BACKER)


def is_caller(user, call):
    """Whoever acts for the body that called, or for a body above it that is no command centre."""
    return any(
        role in (COMMUNITY_CLERK, STREET_CLERK, UNIT_RESPONDER) and call.path.startswith(path)
        for role, path in user.scopes.held
    )


def leads(user, call):
    """Whoever answers for the body in charge, not for the one that called."""
    return call.lead is not None and user.scopes.reaches(call.lead.path, may="calls.answer_call")


def knows_the_caller(user, call):
    """Whether somebody reads the lines meant for the centre, the caller and the call-back, not for the body called."""
    from_the_centre = user.scopes.has_role(DISPATCHER, CALL_BACKER)
    return from_the_centre or any(
        role in (COMMUNITY_CLERK, STREET_CLERK) and call.path.startswith(path) for role, path in user.scopes.held
    )


def may_know(user, call):
    """Whoever knows the caller; and the body in charge, if the person behind the call agreed to be named to it."""
    if knows_the_caller(user, call):
        return True
    kept = call.requester_kept() if leads(user, call) else None
    return kept is not None and kept.may_be_told


def is_second(user, objection):
    """A second reviewer: never the one who asked, nor the one who dispatched."""
    return user.code not in (objection.by_code, objection.call.dispatched_by)


permission("calls.see_calls", "进入呼应", side=ADMINISTRATIVE, roles=(*AT_WORK, UNIT_LEADER, WORKING_COMMITTEE))
permission(
    "calls.see_rates",
    "查看三率",
    side=ADMINISTRATIVE,
    roles=(DISPATCHER, UNIT_RESPONDER, UNIT_LEADER, WORKING_COMMITTEE),
)
permission("calls.view_call", "查看呼件", side=ADMINISTRATIVE, roles=AT_WORK)
permission("calls.oversee_call", "查看呼应情况", side=PARTY, roles=(UNIT_LEADER, WORKING_COMMITTEE))
permission("calls.raise_call", "发起呼叫", side=ADMINISTRATIVE, roles=CALLERS)
permission("calls.triage_call", "街道分流", side=ADMINISTRATIVE, roles=(STREET_CLERK, DISPATCHER))
permission("calls.dispatch_call", "派单", side=ADMINISTRATIVE, roles=(DISPATCHER,))
permission("calls.answer_call", "承办呼件", side=ADMINISTRATIVE, roles=(UNIT_RESPONDER,))
permission("calls.lead_call", "主办呼件", side=ADMINISTRATIVE, roles=(UNIT_RESPONDER,), when=leads)
permission("calls.call_back", "回访", side=ADMINISTRATIVE, roles=(CALL_BACKER,))
permission(
    "calls.rate_call",
    "评议承办单位",
    side=ADMINISTRATIVE,
    roles=(COMMUNITY_CLERK, STREET_CLERK, UNIT_RESPONDER),
    when=is_caller,
)
permission(
    "calls.withdraw_call",
    "撤回呼叫",
    side=ADMINISTRATIVE,
    roles=(COMMUNITY_CLERK, STREET_CLERK, UNIT_RESPONDER),
    when=is_caller,
)
permission("calls.summon", "吹哨", side=ADMINISTRATIVE, roles=(STREET_CLERK, DISPATCHER))
permission("calls.exchange_with_hotline", "接收和回复12345工单", side=ADMINISTRATIVE, roles=(DISPATCHER,))
permission("calls.object", "申诉", side=ADMINISTRATIVE, roles=(UNIT_RESPONDER, DISPATCHER))
permission("calls.decide_objection", "复核申诉", side=ADMINISTRATIVE, roles=(DISPATCHER,), when=is_second)
permission(
    "calls.open_requester",
    "启封诉求人",
    side=ADMINISTRATIVE,
    roles=(DISPATCHER, CALL_BACKER, COMMUNITY_CLERK, STREET_CLERK, UNIT_RESPONDER),
    when=may_know,
)
permission(
    "calls.give_code",
    "发进度码",
    side=ADMINISTRATIVE,
    roles=(DISPATCHER, COMMUNITY_CLERK, STREET_CLERK),
    when=knows_the_caller,
)
permission("calls.set_rules", "设置派单规则和时限", side=ADMINISTRATIVE, roles=(DISPATCHER,))
