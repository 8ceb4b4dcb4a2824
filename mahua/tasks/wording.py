"""Every Chinese label and message tasks need."""

TASK = "任务"
STATES = {"open": "办理中", "done": "已办结", "dropped": "不再办理"}
FIELDS = {
    "title": "事项",
    "due_on": "期限",
    "owner": "责任人",
    "organisation": "责任组织",
    "state": "状态",
    "whose": "范围",
    "title_help": "上级能看到这句话，请不要写个人情况。",
}
WHOSE = {"": "全部", "mine": "由我办理"}
ANY_STATE = "全部"
NOBODY = "由组织办理"

OUT_OF_TURN = "这项任务{state}，不能再这样处理。请刷新页面看最新情况。"
NOT_IN_BODY = "{name}不在{organisation}，不能由其办理。"
WITHOUT_TITLE = "请写明要办的事。"
OPENED = "已列为任务。"
CLOSED = "已办结。"
DROPPED = "已标明不再办理。"
REASSIGNED = "已改由{owner}办理，期限 {day}。"
GIVEN = "交办任务"
GIVEN_TO_YOU = "请于{month}月{day}日前办理：{title}"

ASK = "交办"
ASKS = "交办和回执"
RECEIPT = "回执"
RECURRENCE = "定期任务"
BURDEN = "负担"
RECEIPTS = {"open": "待办", "held": "已有，不必再填", "answered": "已答复", "withdrawn": "已撤回"}
EVERY = {"month": "每月", "quarter": "每季", "year": "每年"}
GROUPS = {
    "unit": "各单位",
    "party_committee": "各机关党委",
    "general_branch": "各党总支",
    "branch": "各党支部",
    "street": "各街道",
    "community": "各社区",
}
ASKED = "交办事项"
ASKED_OF_YOU = "请于{month}月{day}日前答复：{title}"
ASK_WITHOUT_TITLE = "请写明要办什么。"
ASK_WITHOUT_RECEIVER = "请至少选一类或一个组织。"
ASK_WITHOUT_MATTER = "请说明要哪些事实，或者写一个要回答的问题。"
ALL_HELD = "不必再发：{wants}，{count} 个组织的台账里都已经有了，请直接查看。"
OVER_CAP = "{names}{month}要办的事将超过 {hours} 小时。确需增加的，请写明理由，理由随交办一起公开。"
OVER_LAST_YEAR = "{names}今年被交办的时间将超过{year}年全年。确需增加的，请写明理由，理由随交办一起公开。"
AND_MORE = "{names}等 {count} 家"
EMPTY_ANSWER = "请写一句答复。"
RECEIPT_OUT_OF_TURN = "这份回执{state}，不能再答复。请刷新页面看最新情况。"
WITHDRAWN_ALREADY = "这次交办已经撤回。"
SENT = "已发出：{asked} 家待办，{held} 家已有、没有打扰。"
ANSWERED = "已答复。"
ASK_WITHDRAWN = "已撤回，待办的组织不必再办。"
ENDS_BEFORE = "截止日不能早于第一次的期限。"
RECURRING_TITLE = "{title}（{year}年{month}月）"
RECURRENCE_ENDED_ALREADY = "已经停止，不必再停。"
RECURRENCE_BEGUN = "已定好：到期前 14 天自动列入任务。"
RECURRENCE_ENDED = "已停止，已经列入的任务不受影响。"
UNTIL_BEFORE_FROM = "终止日不能早于起始日。"
BANDS = ("5 小时以内", "5 至 15 小时", "15 至 30 小时", "30 小时以上")
