"""Every Chinese label and message calls need; what only one group's pages say stands in a file of its own beside this one.

The word for a call on pages (呼件, 事件 …) is a setting: see `naming.py`.
"""

CALL = "呼件"
RESPONSE = "承办"
DISPATCH = "派单"
PAUSE = "暂停计时"
EXTENSION = "延期"
URGING = "催办督办"
CALL_BACK = "回访"
RATING = "评议"
OBJECTION = "呼件申诉"
JOINT_VISIT = "吹哨"
ARRIVAL = "到场"
REQUESTER = "诉求人"
STEP = "经过"
CATEGORY = "呼件类别"
ROUTING_RULE = "派单规则"
TIME_LIMIT = "呼件时限"
OFFICE_HOURS = "办公时间"
REPLY_TEMPLATE = "答复模板"
CALL_NUMBER = "呼件编号"
OVERDUE_MARK = "超时记录"
SUGGESTION = "派单建议"
TOPIC = "热点"
SHIFT = "值班"
TOPIC_LISTED = "这个热点已经列过。"
OVERDUE_TOLD = "{label} {number} 的{clock}已过"
LEARNT_MODEL = "派单学习模型"
DISPATCH_THRESHOLD = "自动派单门槛"
NO_THRESHOLD = "不自动派单"


STATES = {
    "raised": "待街道分流",
    "queued": "待派单",
    "dispatched": "待接收",
    "accepted": "办理中",
    "paused": "暂停计时",
    "answered": "待回访",
    "called_back": "待评议",
    "closed": "已办结",
    "merged": "已并件",
    "split": "分头办理",
    "withdrawn": "已撤回",
    "diverted": "已转法定渠道",
    "excluded": "已剔除",
}
VERBS = {
    "solve_here": "由街道办结",
    "escalate": "上报",
    "dispatch": "派单",
    "undo_dispatch": "撤回派单",
    "accept": "接收",
    "return": "退回",
    "take_back": "收回重派",
    "pause": "暂停",
    "resume": "恢复计时",
    "contact": "记联系",
    "answer": "答复办结",
    "call_back": "回访",
    "reopen": "重新办理",
    "reopen_here": "重新办理",
    "reopen_at_centre": "重新办理",
    "close": "办结",
    "take_note": "办结",
    "merge": "并件",
    "unmerge": "撤销并件",
    "split": "拆分",
    "gather": "合并办结",
    "withdraw": "撤回",
    "divert": "转法定渠道",
    "exclude": "剔除",
}
URGENCIES = {"critical": "特急", "urgent": "紧急", "ordinary": "一般", "complex": "疑难"}
DIRECTIONS = {"up": "基层有呼", "down": "市有呼唤"}
CHANNELS = {
    "community": "社区呼叫",
    "street": "街道呼叫",
    "unit": "单位呼叫",
    "visit": "走访带回",
    "chat": "聊天记录转入",
    "phone": "电话受理",
    "hotline": "12345转入",
    "api": "系统对接",
}
CLOCKS = {
    "accept": "接收时限",
    "contact": "联系时限",
    "solve": "解决时限",
    "return": "退回时限",
    "extension": "延期",
    "rating": "评议时限",
}
OUTCOMES = {
    "solved": "已解决",
    "partly": "部分解决",
    "unsolvable": "已答复，不能解决",
    "not_ours": "不属本单位",
}
RETURN_REASONS = {
    "not_ours": "不属本单位职责",
    "other_place": "不在本单位辖区",
    "unclear": "诉求不清，无法办理",
    "needs_lead": "需由其他单位牵头",
}
PAUSE_REASONS = {
    "material": "等当事人提供材料",
    "appointment": "当事人另约时间",
    "weather": "天气等不可抗力",
    "approval": "等上级批复",
    "construction": "施工周期",
}
CONSENTS = {"caller": "呼叫方知晓", "dispatcher": "指挥中心同意"}
RESPONSE_ROLES = {"lead": "主办", "co": "协办", "candidate": "待认领"}
RESPONSE_STATES = {
    "asked": "待接收",
    "accepted": "办理中",
    "returned": "已退回",
    "answered": "已答复",
    "lifted": "已撤回",
}
SATISFACTIONS = {"satisfied": "满意", "basically": "基本满意", "dissatisfied": "不满意", "": "未表态"}
GRADES = {5: "非常满意", 4: "满意", 3: "基本满意", 2: "不满意", 1: "非常不满意"}
CONTACT_CHOICES = {
    "told": "可告知承办单位",
    "relayed": "仅经社区转达",
    "result": "只看结果",
}
LEVELS = {"urge": "催办", "supervise": "督办"}
OBJECTION_KINDS = {"exclusion": "申请剔除", "call_back": "对回访结果申诉", "rating": "对评议申诉"}
OBJECTION_STATES = {"waiting": "待复核", "upheld": "同意", "dismissed": "不同意"}
EXCLUSION_REASONS = {
    "outside": "不属本区管辖",
    "unreasonable": "诉求不合法、不合理",
    "repeated": "重复反映",
    "anonymous": "匿名且无法核实",
}
OCCASIONS = {"daily": "日常哨", "tough": "攻坚哨", "emergency": "应急哨"}
HOW = {"rule": "按规则", "suggestion": "采纳建议", "person": "人工指定", "threshold": "达到把握自动派单"}

OUT_OF_TURN = "该件现在是“{state}”，不能再{verb}。请刷新页面看最新情况。"
OTHERS_WAIT = "{numbers} 已并入本件，还在等结果。请指挥中心先撤销并件，再撤回本件。"
NO_TITLE = "请用一句话写明呼什么事。"
TITLE_TOO_LONG = "标题请不超过 {most} 字，详情写在下面。"
NO_UNIT = "请指定承办单位。"
NOT_A_UNIT = "{name}不是承办单位，不能派给它。"
CO_IS_LEAD = "{name}已经是主办，不用再列为协办。"
TAKEN_BY = "{name}已先接收，本单位不用再办。"
NOT_ASKED = "{name}在这件上现在是“{state}”，不能再{verb}。请刷新页面看最新情况。"
CO_UNITS_OPEN = "协办单位{names}还没有答复，主办要等协办答复后再办结，或请指挥中心撤回协办。"
BASIS_NEEDED = "答复“{outcome}”请写明依据或转到哪里。"
ONLY_LEAD_LINKS = "只有承办单位可以写明这件呼应关于哪件事。"
ANSWER_NEEDED = "请写明办理情况，呼叫方和回访员要看。"
OWNED = "这件已两次被退回，由指挥中心指定{name}承办，不能再退。有不同意见请申诉。"
RETURN_TOO_LATE = "派单已过退回时限（{limit}），请先办理，有不同意见请申诉。"
REASON_NEEDED = "请写明理由。"
PAUSE_CAP = "暂停累计最长 {days} 天。请填 {latest} 以前的日期。"
PAUSES_SPENT = "这一轮累计暂停已满 {days} 天，不能再停。确需更多时间，请申请延期。"
PAUSE_IN_PAST = "恢复的日期要在今天以后。"
ONE_EXTENSION = "每件只能延期一次，这件已经延过。"
EXTENSION_WAITING = "这件已经申请延期，等指挥中心批复。"
NO_EXTENSION_WAITING = "没有待批复的延期申请。"
REOPENED_TOO_OFTEN = "已重办 {most} 次，不再自动重办，转指挥中心督办。"
CO_LIFTED = "不再请{name}协办"
TAKEN_BACK = "{name}已撤销，收回重派"
CONTINUED_BY = "；其职责由{names}承续"
ASKED_NO_MORE = "{name}已撤销，不再请其办理"
LEAD_STANDS = "承办单位没有撤销，不能收回。"
CAPPED = "已到暂停期限，自动恢复计时"
EXTENSION_STATES = {"asked": "待批复", "approved": "已同意", "refused": "未同意"}
EXTENDED = "同意延期 {limit}"
NOT_REACHED = "未联系上"
UNHAPPY_WHY = "请写明不满意在哪里，承办单位要据此重办。"
RULE_SAYS = "第{order}条：{conditions}"
RULE_TAKES_ALL = "规则至少要有一个条件，否则每一件都会派给这个单位。"
MERGED_INTO = "并入 {number}"
MERGED_HERE = "{caller}的 {number} 并入本件"
OPENED_THROUGH = "经拆分出的 {number}，{words}"
RAN_OUT = "{clock}已过，已提醒{hears}"
HEARS = {"responder": "承办单位联络员", "unit_leader": "承办单位负责人", "dispatcher": "指挥中心"}
BY_CLOCK = "系统计时"
SECOND_PERSON = "复核须由另一位调度员办理，不能由提出人或派单人复核。"
NOTHING_SAID = "这件还没有回访或评议，没有可申诉的内容。"
OBJECTION_OPEN = "这一项已有待复核的申诉。"
OBJECTION_DECIDED = "这一申诉已经复核过。"
NOT_INTO_ITSELF = "不能并入自己。"
MERGE_INTO_OPEN = "只能并入还在办理的件，{number}已是“{state}”。"
PARTS_NEEDED = "拆分至少要写两件事。"
HELD_BY = "{name}正在处理这件，{until}前由其办理。"
MADE_ALREADY = "这件已经提交过了。"
NO_LIMIT = "没有“{urgency}”的{clock}设置，请指挥中心先设置。"
MOVED_SINCE = "别人刚改过这件，您看到的不是最新情况。请刷新后再办。"
NOT_ON_SITE = "{name}没有被呼到场。"
ARRIVED_ALREADY = "{name}已经报到。"
STOOD_DOWN_ALREADY = "这次吹哨已经收哨。"
SEALED_TELLS = "诉求人选择“{choice}”，承办单位看不到姓名和电话。"
DUE_PROVISIONAL = "待公布后重算"
STEP_WORDS = {
    "raised": "呼",
    "escalated": "报",
    "dispatched": "派",
    "accepted": "接",
    "returned": "退",
    "contacted": "联",
    "paused": "停",
    "resumed": "续",
    "extension": "延",
    "urged": "催",
    "answered": "答",
    "called_back": "访",
    "rated": "评",
    "reopened": "重",
    "closed": "结",
    "merged": "并",
    "split": "拆",
    "withdrawn": "撤",
    "diverted": "转",
    "excluded": "剔",
    "objected": "诉",
    "summoned": "哨",
    "arrived": "到",
    "stood_down": "收",
    "overdue": "超",
    "seal_opened": "启",
    "enclosed": "附",
}

ACCEPTED = "已接收，计时照常。办完请点“答复办结”。"
RETURNED = "已退回指挥中心。"
CONTACTED = "已记下联系情况。"
ANSWERED = "已答复，接下来由回访员回访。"
PAUSED = "已暂停计时，经过里写明了缘由。"
RESUMED = "已恢复计时，期限已顺延。"
EXTENSION_ASKED = "已申请延期，等指挥中心批复；批复前仍按原期限计时。"
TO_DISCIPLINE = "12388（纪检监察举报电话、网站），或区纪委监委信访室"
TO_AUTHORITY = "12345，或主管部门公布的举报电话"
COVERED = "已遮盖"
OBJECTED = "已提交，由另一位调度员复核。"
TEMPLATE_KEPT = "已存为答复模板。"
CALLED_BACK = "已记下回访结果，接下来由呼叫方评议。"
MISSED = "已记下未联系上。三次未联系上的，按无有效回访处理。"
ARRIVED = "已报到。"

RATE_FORMULA = "三率口径"
WEIGHTS_MAKE_A_WHOLE = "三项权重合计要等于 100。"
FORMULA_AMENDED = "已保存，自 {day} 起按新口径计算；以前的结果不变。"
STILL = "停 {time}"
STRIP_MARKS = {"now": "现在", "answered": "答复", "ended": "结束"}

MAP_LEVELS = {"street": "街道", "community": "社区"}
MAP_WHICH = {"": "近30天", "open": "在办"}
MAP_WORDS = {"lately": "近30天件数", "open": "在办件数"}

STEPS_TOLD = {
    "call.dispatched": "{number} 派到本单位，请接收",
    "call.reopened": "{number} 呼叫方不满意，请重新办理",
    "call.returned": "{number} 被退回，请另派",
    "call.taken_back": "{number} 的承办单位已撤销，请另派",
    "call.merged": "您呼的 {number} 与 {into} 是同一件事，已并到一起办",
    "call.unmerged": "您呼的 {number} 已单独办理",
    "call.called_back": "您呼的 {number} 已回访，请评议承办单位",
    "call.closed": "您呼的 {number} 已办结",
    "call.excluded": "您呼的 {number} 经复核不再办理，理由见经过",
}


def with_basis(words, basis):
    """An answer as it is read, with by what rule or whose it is."""
    return words.strip() + (f"（依据：{basis.strip()}）" if basis.strip() else "")
