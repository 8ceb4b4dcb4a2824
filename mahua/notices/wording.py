"""Every Chinese label and message notices need."""

NOTICE = "通知"
UNIT_SETTING = "单位通知设置"
OWN_SETTING = "个人通知设置"
HALVES = {"am": "上午", "pm": "下午"}
STATES = {"unseen": "只看未读", "any": "全部"}
SHOWN = "显示"
FIELDS = {
    "off_kinds": "不再告知",
    "in_rounds": "合并告知：上午、下午各一次",
    "begins": "从几点起",
    "ends": "到几点止",
    "always_in_rounds": "合并告知：上午、下午各一次",
    "shows_number": "在页面上方的铃铛上显示未读条数",
}
HELP = {
    "off_kinds": "勾选的类别，本单位的人都不再收到，包括紧急的。",
    "own_off_kinds": "勾选的类别，您不再收到。单位已经关掉的不列在这里。",
    "in_rounds": "不勾选的，办公时间里有一条告知一条。",
    "ends": "过了这个时间，不急的等到下一个工作日。",
    "always_in_rounds": "单位定为逐条告知的，您可以改为合并。",
}

SEEN = "已标为已读。"
NOTHING_UNSEEN = "没有未读的通知。"
SET = "已保存，以后的通知按此办理。"
HOURS_REVERSED = "“到几点止”须晚于“从几点起”。"
UNKNOWN_KIND = "没有“{kind}”这一类通知。"
