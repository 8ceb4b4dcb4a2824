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
