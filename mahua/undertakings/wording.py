"""Every Chinese label and message undertakings need."""

UNDERTAKING = "融合事项"
STRAND = "股"
MEASURE = "工作指标"
STAGE_PASS = "阶段通过"  # noqa: S105 (a noun)
JOINT = "结合点"
APART = "无需结合"
LOAN = "借用"
WEEK_COUNT = "周计数"

CATEGORIES = {
    "central_work": "中心工作",
    "key_project": "重点项目",
    "urgent_task": "急难险重任务",
    "campaign": "行动计划",
    "people_service": "我为群众办实事",
    "research": "调研",
}
STATES = {"proposed": "待谋划", "under_way": "进行中", "ended": "已结束", "dropped": "不再办理"}
RESULTS = {"met": "完成", "partly": "部分完成", "not_met": "未完成"}
PARTS = {"part": "子项", "problem": "问题", "measure": "举措"}
SIDES = {"business": "业务", "party": "党建"}
STAGES = {"planning": "谋划", "deploying": "部署", "carrying": "落实", "inspecting": "检查", "assessing": "考核"}
WORDINGS = {
    "together": "一起谋划、一起部署、一起落实、一起检查",
    "assessed": "同谋划、同部署、同落实、同考核",
    "supervised": "同部署、同落实、同督查、同考核",
    "advanced": "同谋划、同部署、同推进、同考核",
}
EVIDENCE = {
    "decided_business": "业务一股有会议决定",
    "decided_party": "党建一股有会议决定",
    "carried_business": "业务一股有任务办结",
    "carried_party": "党建一股有任务办结",
    "checked_both": "有一次检查两股都看",
}
JOINT_KINDS = {
    "resolution_became_task": "决议转为任务",
    "member_carried_task": "党员承担任务",
    "first_topic_followed": "第一议题有落实",
    "inspected_together": "一并检查",
    "call_solved": "呼件解决",
    "temporary_branch_formed": "先锋队、临时党支部上阵",
}
JOINT_STAGES = {"co_planned": "同谋划", "co_deployed": "同部署", "co_carried": "同落实", "co_inspected": "同检查"}
RESOURCES = {"people": "人员", "rooms": "场地", "data": "数据"}
LOAN_STATES = {"offered": "待借出", "lent": "已借出", "returned": "已归还", "declined": "未借出"}

WITHOUT_TITLE = "请写明是什么事。"
WITHOUT_GOAL = "请写明这一股要达到的目标。"
ENDS_BEFORE_START = "止日不能早于起日。"
NOT_A_UNIT = "融合事项由单位提出。"
BRANCH_OF_ANOTHER = "{branch}不在{unit}，不能承担它的党建一股。"
NOT_A_BUSINESS_HEAD = "{name}不是{unit}的业务负责人。"
CLOSED = "这件事{state}，不能再这样处理。请刷新页面看最新情况。"
PLANNED_MEANWHILE = "这一股刚刚由别人改过。"
STAGE_GONE = "这个阶段已经通过，或者这件事的状态变了。请刷新页面看最新情况。"
PASSED_WITHOUT_REASON = "还有依据未见：{missing}。不影响通过，请写明缘由。"
WITHOUT_REASON = "请写明缘由。"
NOT_PLANNED_YET = "两股都写明目标后，才谈得上通过阶段和结束。"
OUT_OF_UNDERTAKING = "起止日须在这件事的起止日之内（{starts_on} 至 {ends_on}）。"
LENDER_IS_OWN = "本单位的人员、场地、数据不用借。"
LOAN_MOVED = "这次借用{state}，不能再这样处理。请刷新页面看最新情况。"
LOANS = "支援借用"
FIELDS = {
    "title": "什么事",
    "category": "类别",
    "unit": "单位",
    "business_owner": "业务负责人",
    "branch": "承担党建一股的党组织",
    "starts_on": "开始",
    "ends_on": "结束",
    "whole": "属于哪一件",
    "stage_wording": "阶段用语",
    "note": "说明",
    "state": "状态",
    "stage": "阶段",
    "goal": "目标",
    "measure": "指标",
    "target": "目标值",
    "counted_in": "单位",
    "at_most": "不高于",
    "actual": "现在到",
    "task": "要办的事",
    "owner": "责任人",
    "due_on": "期限",
    "reason": "缘由",
    "from_on": "从",
    "until_on": "到",
    "result": "结果",
    "lender": "向哪个单位借",
    "what": "借什么",
    "words": "写明白",
}
CHOOSE = "请选择"
ANY = "全部"
OPEN_STATES = "正在办"
NOBODY = "由组织办理"
NO_WHOLE = "单独的一件事"
WHOLE = "{title}（{category}）"

PROPOSED = "已提出。请{owner}谋划业务一股，{branch}谋划党建一股。"
PLANNED = "这一股已写明。"
TASK_OPENED = "已列入这一股的任务。"
TASK_CLOSED = "已办结。"
REPORTED = "已更新 {count} 项指标。"
NOTHING_CHANGED = "没有变化。"
PASSED = "“{stage}”阶段已通过。"
APART_SAID = "已写明，麻花图上按“无需结合”画。"
ENDED = "已结束，结果：{result}。"
DROPPED = "已标明不再办理。"
LOAN_ASKED = "已写明，等{lender}确认借出。"
LENT = "已确认借出。"
DECLINED = "已说明借不出。"
RETURNED = "已归还。"
WITHOUT_TARGET = "请写明目标值。"
OF_TARGET = "{title}（目标 {target}）"
AT_MOST_WORDS = "不高于 {target}"
LIST_TASK = "{side}一股：列一项任务"
TASK_HINT = "办结由责任人或本组织在“任务”里点一次，这里随之更新。"
REPORT = "{side}一股：报指标"
REPORT_HINT = "只填有变化的；没有填的不动。"
DECIDED, CARRIED, CHECKED = "会议有决定", "任务有办结", "检查两股都看过"
SAY_APART, APART_HINT = "说明无需结合", "有些日子两股本来就不必碰在一起，写明缘由就是好答案，不算缺。"
END, END_HINT = "结束这件事", "结果照实写。结束以后不再列任务、报指标。"
DROP, DROP_HINT = "不再办理", "留下的记录都在，只是不再办。"
ASK_LOAN, LOAN_HINT = "向外单位借人、借场地、借数据", "先商量好再写；对方确认后才算借到。"
PARTS_TITLES = {"part": "子项", "problem": "调研发现的问题", "measure": "对应的举措"}
ADD_PART = {"part": "加一个子项", "problem": "列一个问题", "measure": "列一项举措", "": ""}
NEXT_PLAN, NEXT_OF_BRANCH, NEXT_PASS = "写业务一股的目标", "等党建一股写目标", "看“{stage}”的依据"
OFFER = "{title}（{side}）"
TO_PLAN, ASKED_TO_LEND = "融合事项待谋划", "外单位借用"
PLAN_BUSINESS, PLAN_PARTY = "请写业务一股的目标：{title}", "请写党建一股的目标：{title}"
ASKS = "{unit}想借：{what}"
TAKEN_OVER = "现在由您负责。"
ALL_OF_THEM = "全部"
