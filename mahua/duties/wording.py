"""Every Chinese label and message duties need."""

RULE = "制度"
EXEMPTION = "豁免"
MAKE_UP = "补办"
OBLIGATION_COUNT = "应办计数"
OBLIGATION_SUM = "应办汇总"

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
    "contact_problem.raised": "到联系点帮助解决问题",
    "statement.filed": "报送述职报告",
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
    "contact_problem.raised": "联系点",
    "statement.filed": "述职",
}
NOT_CONCERNED = "不适用"
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

WORK_YEAR = "工作年历"
WORK_DAY = "放假调休日"
MADE_UP_WORK = "调休上班"
HOLIDAY = "放假"
KINDS_OF_WORK_DAY = {"off": HOLIDAY, "made_up": MADE_UP_WORK}
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
PUBLISHED_ALREADY = "{year}年放假安排已经录入，如有变化请在原有安排上调整。"
NOTHING_AMENDED = "{year}年放假安排与现行的相同，没有改动。"
AMENDED_MEANWHILE = "{year}年放假安排刚刚被他人调整过，请重新打开后再改。"
RESTS_ANYWAY = "{day.month}月{day.day}日是周末，本来就休息，不必列为放假。"
WORKS_ANYWAY = "{day.month}月{day.day}日不是周末，本来就上班，请核对。"
CALENDAR_ENTERED = "{year}年放假安排已录入。"
CALENDAR_AMENDED = "{year}年放假安排已调整。"
MARKS = {"off": "休", "made_up": "班"}
ORDINARY = {True: "上班", False: "休息"}
NO_SUCH_DAY = "没有“{words}”这一天。"
NOT_THAT_WEEKDAY = "“{words}”：{day.year}年{day.month}月{day.day}日是{weekday}，请核对年份和日期。"
OF_ANOTHER_YEAR = "{day.month}月{day.day}日属于{day.year}年，不能录入{year}年。"
BACKWARDS = "“{words}”的起止日期前后颠倒，或者跨度过长。"
NOT_SO_MANY_DAYS = "“{words}”写明{said}天，按日期数是{counted}天，请核对。"
OFF_OR_WORKED = "“{words}”是{weekday}，没有写明放假还是上班。"
NO_MONTH = "“{words}”前面没有月份。"
NOT_UNDERSTOOD = "没有看懂“{words}”。"
NOTHING_OFF = "没有读到放假的日期。请粘贴通知中写明日期的部分，例如“1月1日至3日放假，1月4日上班”。"

CONTACT_POINT = "联系点"
CONTACT_PROBLEM = "联系点问题"
NOT_A_LEADER = "联系点由党组书记、党组成员担任，请从名单中选择。"
NOT_A_BRANCH = "{name}是{kind}，联系点请选党支部。"
CONTACT_SET_ALREADY = "这位党组成员已经联系{branch}。"
CONTACT_ENDED = "这个联系点已于 {day} 结束。"
CONTACT_BEFORE = "日期不能早于联系起日 {day}。"
PROBLEM_NOT_BEFORE = "解决的日期不能早于带回的日期 {day}。"
PROBLEM_SOLVED_ALREADY = "这个问题已经记为解决。"
PROBLEM_TITLE = "请写明是什么问题。"
POST_NOT_HELD = "这项职务在 {day} 没有人担任，请先登记职务。"
CONTACT_SET = "已登记联系点：{branch}。"
CONTACT_ENDED_NOW = "联系点已结束。"
PROBLEM_TAKEN_UP = "已记下，解决后在这里点“解决了”。"
PROBLEM_SOLVED = "已记为解决。"
WRITE_NO_NAMES = "写事，不写个人姓名、电话、住址。"

STATEMENT = "述职"
STATEMENT_ROUND = "述职评议"
RECTIFICATION = "整改事项"
GRADES = {"good": "好", "fairly_good": "较好", "average": "一般", "poor": "差"}
STATEMENT_STATES = {"filed": "已报送", "commented": "已点评", "graded": "已评议"}
NOT_A_STATING_POST = "述职的是书记、党组书记或第一书记。"
STATED_ALREADY = "{post}{year}年的述职报告已经报送。"
STATEMENT_EMPTY = "请写述职报告。"
NOT_THAT_YEAR = "述职报告写本年度或上一年度的。"
STATEMENT_OUT_OF_TURN = "这份述职现在是“{state}”，不能办理这一步。"
NOT_ONES_OWN_STATEMENT = "不能点评或评议自己的述职。"
COMMENT_EMPTY = "请写点评。"
NO_SUCH_GRADE = "评议等次为好、较好、一般、差。"
ROUND_CLOSED = "{year}年的述职评议已经结束，不能再评。"
NOTHING_GRADED = "{year}年还没有评议过的述职。"
RECTIFICATION_TITLE = "请写明整改什么。"
RECTIFICATION_CLOSED = "这一项已经整改完成。"
RECTIFICATION_BEFORE = "完成的日期不能早于列入的日期 {day}。"
LONG_STATEMENT = "报告有 {signs} 字。专项报告一般不超过 {limit} 字，可以再精简；不影响报送。"
FILED = "述职报告已报送。"
REVISED = "述职报告已修改。"
COMMENTED = "点评已记下。"
GRADED = "评议已封存。"
ROUND_CLOSED_NOW = "{year}年述职评议已结束。"
RECTIFICATION_OPENED = "已列入整改清单。"
RECTIFICATION_DONE = "已记为完成。"

RESPONSIBILITY_LIST = "责任清单"
RESPONSIBILITY_ITEM = "责任事项"
ITEM_QUESTION = "异议"
ACTING_HOLDER = "代行职责"
AUTHORISATION = "上级授权文件"
LIST_STATES = {"draft": "拟稿", "issued": "已印发"}
AUTHORISED = {"responsibility_letter": "责任状", "single_veto": "一票否决"}
HEADS = ("secretary", "leading_group_secretary")
THE_BODY_ITSELF = "组织本身"
LIST_TWICE = "{organisation}{year}年已有“{title}”。"
LIST_ISSUED = "清单已经印发，不能再改；有异议的请在事项下提出。"
LIST_EMPTY = "清单里还没有事项。"
ITEM_WITHOUT_SOURCE = "请写明这项责任的依据。"
NOT_AUTHORISED = "“{what}”没有启用：须先由工委录入上级授权文件（名称、文号、日期）。"
AUTHORISED_ALREADY = "“{what}”已经录入授权文件。"
AUTHORISATION_INCOMPLETE = "请写明授权文件的名称和文号。"
AUTHORISATION_WITHDRAWN = "这份授权文件已经撤销。"
QUESTION_EMPTY = "请写明异议。"
QUESTION_OPEN = "这一项已有异议等待答复。"
QUESTION_ANSWERED = "这条异议已经答复。"
REPLY_EMPTY = "请写明答复。"
POST_IS_HELD = "{organisation}的{role}已有人担任，不需要代行。"
ACTING_ALREADY = "这段时间{organisation}的{role}已有人代行。"
ACTING_BACKWARDS = "止日不能早于起日。"
LIST_MADE = "已建立清单，请逐项核对后印发。"
LIST_ISSUED_NOW = "清单已印发，承担人可以在“我的责任”里看到。"
ITEM_ADDED = "已加入清单。"
ITEM_DROPPED = "已从清单中去掉。"
QUESTION_ASKED = "异议已提出，答复后在这里显示。"
QUESTION_REPLIED = "已答复。"
ACTING_NAMED = "已登记代行职责。"
AUTHORISATION_ENTERED = "已录入授权文件。"
HANDED_DOWN = "已分解到{organisation}，请其核对后印发。"
DIFFERENCES = {"added": "新增", "dropped": "去掉", "changed": "调整", "same": "不变"}

DUTY_SET = "责任安排"
DUTY_PART = "责任安排事项"
RULE_SET = "制度集"
TEMPLATES = {"one_two_three": "一书两单三会议", "three_lights": "三亮"}
PART_KINDS = {"document": "一书", "list": "清单", "meeting": "会议", "shown": "亮出"}
DUTY_SET_TWICE = "{organisation}{year}年已经建立“{template}”。"
PART_DONE_ALREADY = "这一项已经完成。"
NOT_DONE_BY_HAND = "清单印发后自动算完成，不用另行登记。"
NOT_OF_THIS_SET = "请从本组织本年度已开的会里选。"
REVIEWED_ALREADY = "这一套已经审核。"
NOT_COMPLETE = "还有 {left} 项没有完成，完成后再审核。"
DUTY_SET_MADE = "已建立，清单为拟稿，请核对后印发。"
PART_DONE = "已登记。"
DUTY_SET_REVIEWED = "已审核。"
STRICT_LIST = "全面从严治党主体责任清单"
CLEAN_LIST = "党风廉政建设主体责任清单"
SHOWN_LIST = "公开承诺清单"
RULE_SET_EMPTY = "请至少选一项制度。"
RULE_SET_KEPT = "已保存。"
