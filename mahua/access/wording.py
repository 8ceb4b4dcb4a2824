"""Every Chinese label and message access needs."""

USER = "用户"
ASSIGNMENT = "授权"
SECURITY_EVENT = "安全日志"
SECURITY_HEAD = "安全日志链首"

ROLES = {
    "branch_secretary": "支部书记",
    "branch_recorder": "支部委员（记录）",
    "committee_clerk": "机关党委干事",
    "unit_leader": "单位负责人",
    "working_committee": "工委",
    "member": "党员",
    "unit_administrator": "本单位账号管理员",
    "system_administrator": "系统管理员",
    "security_administrator": "安全管理员",
    "audit_administrator": "审计管理员",
}
DUTIES = {"business": "业务", "system": "系统管理", "security": "安全管理", "audit": "审计管理"}
SIDES = {"party": "党务", "administrative": "行政", "keeping": "运维"}

EXCLUSIVE = "“{role}”不能授予该账号：系统、安全、审计三员分设，且都不兼业务角色。"
ENDED_ALREADY = "这项授权已经终止。"
DELEGATION_TOO_WIDE = "代理范围不能超出本人的授权范围。"
DELEGATION_NEEDS_END = "代理必须写明止日。"
UNTIL_BEFORE_FROM = "止日不能早于起日。"
TOO_SHORT = "密码至少 {least} 位。"
TOO_PLAIN = "密码须含大写字母、小写字母、数字、符号中的至少 {least} 类。"
