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

DOINGS = {
    "branch_assembly.held": "召开支部党员大会",
    "committee_meeting.held": "召开支委会",
    "cell_meeting.held": "召开党小组会",
    "party_lecture.held": "讲党课",
    "theme_day.held": "开展主题党日",
    "life_meeting.held": "召开组织生活会",
    "members_review.held": "开展民主评议党员",
    "heart_talk.held": "谈心谈话",
    "dual_life.held": "参加所在支部组织生活",
    "first_topic.held": "第一议题学习",
    "study_session.held": "中心组集体学习研讨",
    "leading_group_meeting.held": "党组专题研究党建",
}
SHORT = {
    "branch_assembly.held": "党员大会",
    "committee_meeting.held": "支委会",
    "cell_meeting.held": "党小组会",
    "party_lecture.held": "党课",
    "theme_day.held": "主题党日",
    "life_meeting.held": "组织生活会",
    "members_review.held": "民主评议",
    "heart_talk.held": "谈心谈话",
    "dual_life.held": "双重生活",
    "first_topic.held": "第一议题",
    "study_session.held": "中心组",
    "leading_group_meeting.held": "研究党建",
}
STATES = {
    "met": "已办",
    "ahead": "未到期",
    "open": "可办理",
    "due": "将到期",
    "late": "未见记录",
    "exempt": "豁免",
    "not_in_force": "未纳入",
}
SOURCES_OF_LOCAL = "本区规定"
