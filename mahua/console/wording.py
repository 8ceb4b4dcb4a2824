"""Every Chinese label and message the console's Python needs."""

WRONG_LOG_IN = "登录名或密码不正确。连续 {limit} 次不正确，账号将暂停登录 {minutes} 分钟。"
ONE_TIME_LAPSED = "这个一次性密码已过有效期。请联系本单位账号管理员重置密码，再用新的一次性密码登录。"
OLD_IS_WRONG = "原密码不正确。"
NOT_TWICE_THE_SAME = "两次输入的新密码不一致。"
NEW_ONE_HOLDS = "密码已修改。"
ACCOUNT_CLOSED = "{name}的账号已停用，本人已不能登录。"
NO_SUCH_MEMBER = "在所选组织里没有编号为“{code}”的党员，请核对，或留空。"
NO_SUCH_LOG_IN = "没有登录名为“{username}”的账号，请核对。"
ROLE_GRANTED = "已授予{name}“{role}”角色。"
ROLE_ENDED = "已终止{name}的“{role}”角色。"
DELEGATED = "已委托{name}代理“{role}”，{until}到期自动终止。"
DELEGATION_ENDED = "代理已终止。"
LOG_HOLDS = "安全日志完整：共 {count} 条，逐条相接，没有缺失和改动。"
LOG_BROKEN = "安全日志不完整：{words}请保留现场，并通知安全管理员和系统管理员。"
SECURITY_LOG = "安全日志"
OUTCOMES = {True: "成功", False: "未成功"}
DOUBT = "意见"
OUTCOMES_OF_DOUBT = {"dropped": "取消", "merged": "合并", "kept": "保留"}
ANSWERED_ALREADY = "这条意见已经答复过。"
NOBODY_TO_ASK = "尚未导入组织，还没有答复意见的工委。请在组织导入后再提。"
DOUBT_RAISED = "意见已收到，编号 {code}。请记下编号，凭编号随时可以查看答复。"
DOUBT_ANSWERED = "已答复。提出人凭编号可以看到。"
REPLY_TO = "答复意见 {code}"
OTHER_PAGES = "其他页面"
SEARCH_ENTRY = "检索条目"
FOUND = {
    "organisation": "组织",
    "member": "党员",
    "meeting": "会议",
    "task": "任务",
    "call": "呼件",
    "undertaking": "融合事项",
}
FORMERLY = "曾用名：{names}"
DISSOLVED_ON = "{day:%Y}年{day.month}月{day.day}日撤销"
