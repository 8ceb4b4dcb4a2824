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
