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
EVIDENCE = {"decided": "会议有决定", "carried": "任务已办结", "checked": "检查看过两股"}
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
