"""What may be done with accounts, roles and logs."""

from mahua.access.roles import (
    ABOVE_BRANCH,
    AUDIT_ADMINISTRATOR,
    EVERYBODY,
    KEEPING,
    OF_BRANCH,
    PARTY,
    SECURITY_ADMINISTRATOR,
    SYSTEM_ADMINISTRATOR,
    UNIT_ADMINISTRATOR,
    permission,
)

permission("access.enter", "登录后使用", side=KEEPING, roles=EVERYBODY)
permission("access.keep_accounts", "管理账号", side=KEEPING, roles=(UNIT_ADMINISTRATOR, SYSTEM_ADMINISTRATOR))
permission("access.assign_roles", "授予角色", side=KEEPING, roles=(SECURITY_ADMINISTRATOR,))
permission("access.read_security_log", "查看安全日志", side=KEEPING, roles=(AUDIT_ADMINISTRATOR,))
permission("ledger.keep_seals", "保管台账封存", side=KEEPING, roles=(AUDIT_ADMINISTRATOR,))
permission("access.delegate", "委托他人代理", side=PARTY, roles=(*OF_BRANCH, *ABOVE_BRANCH))
permission(
    "access.end_delegation",
    "终止代理",
    side=PARTY,
    roles=(*OF_BRANCH, *ABOVE_BRANCH),
    when=lambda user, assignment: assignment.is_between(user),
)
permission("ledger.view_fact", "查看台账", side=PARTY, roles=(*OF_BRANCH, *ABOVE_BRANCH))
permission("ledger.reverse_fact", "更正台账", side=PARTY, roles=(*OF_BRANCH, "committee_clerk"))
