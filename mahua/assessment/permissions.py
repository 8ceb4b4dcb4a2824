"""What may be done with assessments. Before the yearly run nobody above a branch sees how it would stand."""

from mahua.access.roles import OF_BRANCH, PARTY, WORKING_COMMITTEE, permission


def is_of_the_branch(user, thing):
    """Whether the person works for this very branch: a role over something that contains it is not enough."""
    own = {path for role, path in user.scopes.held if role in OF_BRANCH}
    return all(path in own for path in thing.scope_paths)


permission("assessment.view_assessment", "查看考核", side=PARTY, roles=(*OF_BRANCH, WORKING_COMMITTEE))
permission("assessment.view_own", "查看本支部自查和结果", side=PARTY, roles=OF_BRANCH, when=is_of_the_branch)
permission("assessment.appeal", "申诉", side=PARTY, roles=OF_BRANCH, when=is_of_the_branch)
permission("assessment.view_help", "查看需要帮助之处", side=PARTY, roles=(WORKING_COMMITTEE,))
permission("assessment.run", "进行年度考核", side=PARTY, roles=(WORKING_COMMITTEE,))
permission("assessment.confirm_star", "确定星级", side=PARTY, roles=(WORKING_COMMITTEE,))
