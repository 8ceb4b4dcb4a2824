"""What may be done with assessments. Before the yearly run nobody above a branch or a unit sees how it would stand."""

from mahua.access.roles import OF_BRANCH, PARTY, UNIT_LEADER, WORKING_COMMITTEE, permission

ANSWERING = (*OF_BRANCH, UNIT_LEADER)


def is_of_the_body(user, body):
    """Whether the person answers for this very branch or unit: a role over something that contains it is not enough."""
    roles = (UNIT_LEADER,) if body.kind == "unit" else OF_BRANCH
    own = {path for role, path in user.scopes.held if role in roles}
    return body.path in own


permission("assessment.view_assessment", "查看考核", side=PARTY, roles=(*ANSWERING, WORKING_COMMITTEE))
permission("assessment.view_own", "查看本支部或本单位自查和结果", side=PARTY, roles=ANSWERING, when=is_of_the_body)
permission("assessment.appeal", "申诉", side=PARTY, roles=ANSWERING, when=is_of_the_body)
permission("assessment.view_help", "查看需要帮助之处", side=PARTY, roles=(WORKING_COMMITTEE,))
permission("assessment.run", "进行年度考核", side=PARTY, roles=(WORKING_COMMITTEE,))
permission("assessment.confirm_star", "确定星级", side=PARTY, roles=(WORKING_COMMITTEE,))
