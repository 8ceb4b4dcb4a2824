"""In which of several roles a person is working just now: chosen once, kept in the session."""

SESSION_KEY = "acting"
FIRST = (
    "branch_secretary",
    "branch_recorder",
    "committee_clerk",
    "unit_leader",
    "working_committee",
    "dispatcher",
    "call_backer",
    "street_clerk",
    "community_clerk",
    "unit_responder",
    "business_head",
    "unit_administrator",
    "member",
)


def acting(request):
    """The assignment this person is acting in, or None without any; a chosen one that ended gives way to the first."""
    held = request.user.held
    chosen = request.session.get(SESSION_KEY)
    for assignment in held:
        if assignment.pk == chosen:
            return assignment
    order = {role: place for place, role in enumerate(FIRST)}
    return min(held, key=lambda each: (order.get(each.role, 99), each.path), default=None)


def act_in(request, assignment):
    """Work in this role from now on."""
    request.session[SESSION_KEY] = assignment.pk
