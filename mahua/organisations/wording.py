"""Every Chinese label and message organisations need."""

ORGANISATION = "组织"
PLACEMENT = "隶属"
SUCCESSION = "承接"
TERM = "届期"
LEADERSHIP = "领导关系"

KINDS = {
    "district": "区",
    "working_committee": "工委",
    "unit": "单位",
    "leading_group": "党组",
    "party_committee": "机关党委",
    "general_branch": "党总支",
    "branch": "党支部",
    "temporary_branch": "临时党支部",
    "cell": "党小组",
    "street": "街道",
    "community": "社区",
}
FORMS = {"ordinary": "一般", "joint": "联合", "retired": "离退休", "floating": "流动"}
LEADS = {"leads": "具体领导", "guides": "统一领导"}

NOT_BEFORE_PLACED = "{name}自 {day} 起才在现在的位置，变动日期不能早于这一天。"
DISSOLVED_ALREADY = "{name}已于 {day} 撤销。"
STILL_HAS_CHILDREN = "{name}下面还有 {count} 个组织，请先撤销或划转它们。"
NOT_UNDER_ITSELF = "不能把{name}划到它自己的下级。"
ALREADY_THERE = "{name}已经在{parent}下面。"
SAME_NAME = "名称没有变化。"
TERM_OPEN = "{name}的本届任期尚未结束，不能重复开届。"
TERM_ENDED = "{name}的这一届已经结束，不能延期。"
NO_TERM = "{kind}由上级任命，没有届期，不换届。"
NOT_IN_FUTURE = "{day} 还没有到。变动发生之后再登记，日期最晚填今天。"
NOT_JOINT = "{name}不是联合党支部，不登记覆盖单位。"
NOT_FITTING = "{name}是{kind}，不能登记为“{relation}”的上级。"
LED_ALREADY = "{name}的“{relation}”关系在这一天或以后已经登记过。"

RENEWAL = "换届"
STEPS = {"reminded": "提醒", "requested": "请示", "approved": "批复", "elected": "选举", "reported": "结果报告"}
TOO_EARLY = "提前换届最早在 {day}（提前不超过1年，须经上级批准）。"
STEP_FIRST = "请先登记{step}，再登记{name}。"
STEP_BEFORE = "{name}日期不能早于{step}日期 {day}。"
STEP_TAKEN = "{name}已经登记过，请刷新页面查看。"
NEXT = {
    "requested": "向上级党组织请示换届",
    "approved": "上级党组织批复",
    "elected": "召开选举大会",
    "reported": "向上级报告选举结果",
}

SEVERAL_OF_THAT_NAME = "有 {count} 个组织叫“{name}”，请写上级，如“某局/机关党委/{name}”"
NONE_OF_THAT_NAME = "没有找到组织“{name}”，请核对名称或先导入组织名册"
TWICE_IN_FILE = "与第 {row} 行是同一个组织"
NAME_DIFFERS = "系统里叫“{name}”；改名请用“更名”办理，此处未改"
KIND_DIFFERS = "系统里是{kind}；类别不能由导入更改"
OUT_OF_REACH = "{name}不在您的管理范围内"
FILE_HAS_FAULTS = "这份名册还有错误，没有导入任何一行。请按标注改好后重新上传。"

# title, what it does, the button, what is said afterwards
ASKED = {
    "found": ("新设组织", "成立之日起进入组织树；以前的日期可以补记。", "成立", "{name}已成立。"),
    "rename": ("更名", "编码不变，以前的记录仍按当时的名称显示。", "更名", "已更名为{name}。"),
    "move": ("划转", "连同下级组织、党员和授权一起划转；以前的记录仍按当时的隶属显示。", "划转", "{name}已划转。"),
    "dissolve": ("撤销", "填最后一天。任期、领导关系和对它的授权同时终止，台账保留。", "撤销", "{name}已撤销。"),
    "staff": (
        "机关工作人员数",
        "按机关工作人员总数（不是党员数）测算专职党务工作人员。",
        "保存",
        "已更新{name}的人员数。",
    ),
    "lead": (
        "登记领导关系",
        "机关工委统一领导，单位党组具体领导。（机关条例 第三十三条、第三十四条）",
        "登记",
        "已登记。",
    ),
    "go_live": ("启用日期", "从这一天起计应办；以前显示“未纳入”，不算逾期。", "确定", "已确定启用日期。"),
    "cover": ("覆盖单位", "联合党支部覆盖的单位，一般不超过5个。（支部条例 第五条）", "保存", "已更新覆盖单位。"),
    "size": (
        "批准规模较小",
        "党员不足通常人数、经上级批准设立的，登记后不再提示。（机关条例 第五条、第六条）",
        "登记批准",
        "已登记批准。",
    ),
    "opening": ("登记本届", "本届选举产生的日期；届满日期按规定推算。", "登记", "已登记本届任期。"),
    "extension": (
        "延期换届",
        "填上级批复的最后日期，延长一般不超过1年。（选举条例 第三条）",
        "登记延期",
        "已登记延期。",
    ),
}
DONE_STEP = "已登记{name}的换届{step}。"
REMINDED = "已提醒{name}换届。"
LABELS = {
    "name": "名称",
    "kind": "类别",
    "form": "支部类型",
    "on": "日期",
    "founded_on": "成立日期",
    "parent": "划到哪里",
    "planned_until": "计划结束日期",
    "purpose": "为完成什么任务",
    "staff": "机关工作人员数",
    "fulltime_party_staff": "专职党务工作人员数",
    "has_dedicated_person": "有专人负责党务",
    "superior": "上级",
    "relation": "关系",
    "below_too": "连同全部下级组织",
    "units": "覆盖的单位",
    "began_on": "本届起始日期",
    "until": "延期至",
    "extended_until": "同意延期至（不延期不填）",
}
TASK_NEEDED = "临时党支部请写明任务和计划结束日期。"
ONLY_BRANCHES_HAVE_FORMS = "只有党支部分类型。"
ALL_KINDS = "全部类别"
ALL_UNITS = "全部单位"
UNITS_SHEET, ORGANISATIONS_SHEET = "单位名册", "组织名册"
CHOICE_GONE = "所选的这一项现在不能选，请重新选择。"
DAY_UNREADABLE = "日期没有填对，请按“2026-03-01”的样子填写。"
