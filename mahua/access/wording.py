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
    "community_clerk": "社区呼叫员",
    "street_clerk": "街道呼应专员",
    "unit_responder": "承办单位联络员",
    "dispatcher": "指挥中心调度员",
    "call_backer": "回访员",
    "business_head": "业务负责人",
    "unit_administrator": "本单位账号管理员",
    "system_administrator": "系统管理员",
    "security_administrator": "安全管理员",
    "audit_administrator": "审计管理员",
}
DUTIES = {"business": "业务", "system": "系统管理", "security": "安全管理", "audit": "审计管理"}
SIDES = {"party": "党务", "administrative": "行政", "keeping": "运维"}

EXCLUSIVE = "“{role}”不能授予该账号：系统、安全、审计三员分设，且都不兼业务角色。"
ENDED_ALREADY = "这项授权已经终止。"
DELEGATION_TOO_WIDE = "代理的起止日须在今天以后，并且不超出本人任期。"
DELEGATION_NEEDS_END = "代理必须写明止日。"
UNTIL_BEFORE_FROM = "止日不能早于起日。"
TOO_SHORT = "密码至少 {least} 位。"
TOO_PLAIN = "密码须含大写字母、小写字母、数字、符号中的至少 {least} 类。"
NOT_TO_ONESELF = "不能授予或委托给自己。"
HELD_ALREADY = "{name}已经有这个组织的“{role}”角色。"
NOT_THE_HOLDER = "只有担任这一角色的本人可以委托代理，代理人不能再转委托。"
CLOSED_ALREADY = "{name}的账号已经停用。"
NAME_TAKEN = "登录名“{username}”已经有人使用，请换一个。"
NOT_ONES_OWN = "不能对自己的账号办理这一项，请由另一位管理员办理。"
NEW_IS_OLD = "新密码不能与原密码相同。"
SEALED = "（已封存）"
OPENING_NEEDS_REASON = "启封须写明事由。"

EVENT_KINDS = {
    "session.began": "登录",
    "session.refused": "登录失败",
    "session.locked": "登录被暂停",
    "session.ended": "退出",
    "page.refused": "越权访问被拒绝",
    "account.opened": "新建账号",
    "account.closed": "停用账号",
    "password.changed": "修改密码",
    "password.reset": "重置密码",
    "role.granted": "授予角色",
    "role.ended": "终止角色",
    "role.delegated": "委托代理",
    "table.exported": "导出",
    "roster.received": "接收名册",
    "roster.imported": "导入名册",
    "roster.cancelled": "取消导入名册",
    "seal.opened": "启封",
    "api_key.made": "生成对接密钥",
    "api_key.revoked": "停用对接密钥",
    "api_key.refused": "对接密钥被拒绝",
    "log.verified": "校验安全日志",
    "ledger_seal.taken_out": "取出台账封存",
    "notices.chosen": "修改单位通知设置",
    "webhook.installed": "配置群机器人",
    "webhook.paused": "停用群机器人",
    "webhook.resumed": "启用群机器人",
    "webhook.removed": "删除群机器人",
}
BREAKS = {
    "missing": "缺少第 {number} 条。",
    "chain": "第 {number} 条与前一条接不上，或者正文被改动。",
    "columns": "第 {number} 条的列与封存的正文不一致。",
    "tail": "末尾缺少记录：应到第 {number} 条。",
}
ATTACHMENT = "附件"
UNNAMED = "未命名"
FILE_EMPTY = "“{name}”是空的，请检查后重新上传。"
FILE_TOO_LARGE = "“{name}”超过 {limit} MB 的上限，请压缩或拆分后再上传。"
FILE_IS_PROGRAM = "“{name}”是可执行程序，不能上传。"
FILE_KIND_NOT_TAKEN = (
    "“{name}”的类型不能上传。可传：jpg、png、webp、pdf、ofd、docx、xlsx、pptx、doc、xls、ppt、wps、et、txt、csv、zip。"
)
FILE_NOT_WHAT_IT_SAYS = "“{name}”的内容与扩展名不符，或者已经损坏。请用原来的软件另存一份再上传。"
FILE_HAS_MACROS = "“{name}”里有宏、程序或网页，不能上传。请去掉后再传。"
IMAGE_TOO_LARGE = "“{name}”的尺寸过大，请缩小后再上传。"
ZIP_TOO_LARGE = "“{name}”里的文件过多或展开后过大，请拆成几份上传。"
ZIP_LOCKED = "“{name}”设了打开密码，请去掉密码后再上传。"
ZIP_NESTED = "“{name}”里还有压缩包或程序，请解开后再压成一个 zip 上传。"
REMOVED_ALREADY = "这个附件已经删除。"
