"""What may be done with organisations."""

from mahua.access.roles import BUSINESS, COMMITTEE_CLERK, OF_BRANCH, PARTY, WORKING_COMMITTEE, permission


def is_superior(user, thing):
    """Whether one of the person's scopes begins above the organisation: a reply comes from above, never from oneself."""
    held = user.scopes.paths("organisations.approve_renewal")
    return all(any(path.startswith(top) and path != top for top in held) for path in thing.scope_paths)


permission("organisations.view_organisation", "查看组织", side=PARTY, roles=BUSINESS)
permission("organisations.keep_organisation", "管理组织", side=PARTY, roles=(COMMITTEE_CLERK, WORKING_COMMITTEE))
permission("organisations.renew", "办理换届", side=PARTY, roles=(*OF_BRANCH, COMMITTEE_CLERK))
permission(
    "organisations.approve_renewal",
    "批复换届",
    side=PARTY,
    roles=(COMMITTEE_CLERK, WORKING_COMMITTEE),
    when=is_superior,
)
permission("organisations.export_organisation", "导出组织名册", side=PARTY, roles=(COMMITTEE_CLERK, WORKING_COMMITTEE))
