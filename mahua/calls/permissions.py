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
from mahua.calls.models.requester import REQUESTER_FIELDS, TO_REACH
from mahua.kernel.tree_paths import WIDTH

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


def answers_for(user, call):
    """Whether somebody sits at the body in charge, or at the street it belongs to."""
    at_work = (STREET_CLERK, UNIT_RESPONDER)
    return call.lead is not None and any(
        path == call.lead.path or (role in at_work and call.lead.path.startswith(path))
        for role, path in user.scopes.held
    )


def knows_the_caller(user, call):
    """Whether somebody reads the lines meant for the centre, the caller and the call-back, not for the body called.

    A street that solved it by itself is the body called: it reads neither how it was rated nor who asked.
    """
    if answers_for(user, call):
        return False
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


def fields_to_open(user, call):
    """Which sealed fields: a body in charge of a part reads how to reach the person, not their words about the whole."""
    return TO_REACH if call.parent_id and not knows_the_caller(user, call) else REQUESTER_FIELDS


def may_enclose(user, call):
    """The caller's side and the centre, not the body called."""
    return not answers_for(user, call) and (is_caller(user, call) or user.scopes.has_role(DISPATCHER))


def may_rate(user, call):
    """The caller's side, and not the body that is rated."""
    return is_caller(user, call) and not answers_for(user, call)


def is_third_party(user, call):
    """Neither of the body called nor of the caller; the centre itself may call for the whole district."""
    at_the_caller = len(call.path) > WIDTH and (CALL_BACKER, call.path) in user.scopes.held
    return not (answers_for(user, call) or is_caller(user, call) or at_the_caller)


def may_object(user, call):
    """The body in charge, or the centre."""
    return leads(user, call) or user.scopes.has_role(DISPATCHER)


def is_second(user, objection):
    """A second reviewer: never the one who asked, nor the one who dispatched."""
    return user.code not in (objection.by_code, objection.call.dispatched_by)


permission(
    "calls.see_calls",
    "进入呼应",
    side=ADMINISTRATIVE,
    roles=(*AT_WORK, UNIT_LEADER, WORKING_COMMITTEE),
    shows_only=True,
)
permission(
    "calls.see_map",
    "查看呼叫分布",
    side=ADMINISTRATIVE,
    roles=(COMMUNITY_CLERK, STREET_CLERK, DISPATCHER, WORKING_COMMITTEE),
    shows_only=True,
)
permission(
    "calls.compare_rates",
    "按时段查看三率",
    side=ADMINISTRATIVE,
    roles=(DISPATCHER, WORKING_COMMITTEE),
    shows_only=True,
)
permission(
    "calls.see_rates",
    "查看三率",
    side=ADMINISTRATIVE,
    roles=(DISPATCHER, UNIT_RESPONDER, UNIT_LEADER, WORKING_COMMITTEE),
    shows_only=True,
)
permission("calls.view_call", "查看呼叫", side=ADMINISTRATIVE, roles=AT_WORK)
permission("calls.oversee_call", "查看呼应情况", side=PARTY, roles=(UNIT_LEADER, WORKING_COMMITTEE))
permission("calls.raise_call", "发起呼叫", side=ADMINISTRATIVE, roles=CALLERS)
permission("calls.triage_call", "街道分流", side=ADMINISTRATIVE, roles=(STREET_CLERK, DISPATCHER))
permission("calls.dispatch_call", "派单", side=ADMINISTRATIVE, roles=(DISPATCHER,))
permission("calls.answer_call", "承办呼叫", side=ADMINISTRATIVE, roles=(UNIT_RESPONDER,))
permission("calls.lead_call", "主办呼叫", side=ADMINISTRATIVE, roles=(UNIT_RESPONDER,), when=leads)
permission("calls.call_back", "回访", side=ADMINISTRATIVE, roles=(CALL_BACKER,), when=is_third_party)
permission(
    "calls.rate_call",
    "评议承办单位",
    side=ADMINISTRATIVE,
    roles=(COMMUNITY_CLERK, STREET_CLERK, UNIT_RESPONDER),
    when=may_rate,
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
permission("calls.object", "申诉", side=ADMINISTRATIVE, roles=(UNIT_RESPONDER, DISPATCHER), when=may_object)
permission("calls.decide_objection", "复核申诉", side=ADMINISTRATIVE, roles=(DISPATCHER,), when=is_second)
permission(
    "calls.open_requester",
    "启封诉求人",
    side=ADMINISTRATIVE,
    roles=(DISPATCHER, CALL_BACKER, COMMUNITY_CLERK, STREET_CLERK, UNIT_RESPONDER),
    when=may_know,
)
permission(
    "calls.enclose",
    "交随件附件",
    side=ADMINISTRATIVE,
    roles=(COMMUNITY_CLERK, STREET_CLERK, UNIT_RESPONDER, DISPATCHER),
    when=may_enclose,
)
permission(
    "calls.open_enclosure",
    "看随件附件的原件",
    side=ADMINISTRATIVE,
    roles=(DISPATCHER, CALL_BACKER, COMMUNITY_CLERK, STREET_CLERK),
    when=knows_the_caller,
    shows_only=True,
)
permission(
    "calls.disclose",
    "放行随件附件",
    side=ADMINISTRATIVE,
    roles=(DISPATCHER, STREET_CLERK),
    when=knows_the_caller,
)
permission(
    "calls.give_code",
    "发进度码",
    side=ADMINISTRATIVE,
    roles=(DISPATCHER, COMMUNITY_CLERK, STREET_CLERK),
    when=knows_the_caller,
)
permission("calls.set_rules", "设置派单规则和时限", side=ADMINISTRATIVE, roles=(DISPATCHER,))
