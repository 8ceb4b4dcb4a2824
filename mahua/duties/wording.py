"""Every Chinese label and message duties need."""

RULE = "制度"
EXEMPTION = "豁免"
MAKE_UP = "补办"
OBLIGATION_COUNT = "应办计数"

REASONS_TO_EXEMPT = {
    "task_force": "集中抽调执行任务",
    "merging": "正在合并或撤销",
    "too_few": "在册党员暂时不足",
    "disaster": "突发事件",
    "other": "其他",
}
REASONS_TO_MAKE_UP = {
    "superior_schedule": "上级统一安排推迟",
    "urgent_task": "急难险重任务",
    "quorum_missed": "到会人数不足，改期",
    "other": "其他",
}

LOCKED = "“{title}”是全国性规定，不能修改；可以在旁边另立一条本区规定。"
NOT_IN_FORCE_YET = "新的要求最早从 {day} 起执行，已经开始的期间不变。"
EXEMPTED_ALREADY = "这一期间已经豁免过。"
WITHDRAWN_ALREADY = "这项豁免已经撤回。"
NO_SUCH_RULE = "没有编号为 {code} 的制度。"
WRONG_PERIOD = "{period} 不是这项制度的期间。"
MADE_UP_ALREADY = "这一次组织生活已经用来补办过一项应办。"
NOT_LATER = "{day} 还在 {period} 之内，不用补办，直接计入。"
NOT_THE_KIND = "这条事实不是“{title}”所要求的组织生活。"
