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
