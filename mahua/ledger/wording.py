"""Every Chinese label and message the ledger needs."""

FACT = "事实"
CHAIN = "链"
HEAD = "链首"
PSEUDONYM = "化名"
SEAL = "封存"
SEGMENT = "分卷"
CURSOR = "游标"
VERIFICATION = "台账核对"

NOT_A_SEAL = "这不是封存文件，请选择从本系统导出的封存文件。"
SEAL_FORGED = "第 {number} 号封存文件的摘要或签名不符，文件被改动过。"
SEAL_UNREAD = "封存文件“{file}”打不开：{why}。"
NO_SUCH_REASON = "请从列出的缘由里选一项。"
NOBODY_TO_FORGET = "台账里没有这个人的化名，不必注销。"
STILL_KEPT = "这个人的化名还在留存期内（至 {day}），期满或有法定要求时才能注销。"
REVERSED_ALREADY = "第 {position} 号事实已经更正过，不必再更正。"
NO_SUCH_FACT = "台账里没有第 {position} 号事实。"
NOT_REVERSIBLE = "“更正”本身不能再更正；请按实际情况重新记一笔。"
REASONS = {
    "wrong_day": "日期填错",
    "wrong_kind": "种类选错",
    "wrong_body": "记到了别的组织",
    "entered_twice": "重复记录",
    "wrong_figures": "人数或结果填错",
    "did_not_happen": "实际没有发生",
}

READ = "共核对 {facts} 条事实、{organisations} 个组织的台账，到第 {position} 号。"
HOLDS = "各条首尾相接，内容与摘要一致，编号没有缺漏。"
ANCHORED = "与 {seals} 份封存核对相符。"
NOT_ANCHORED = "还没有封存：只能说明台账自身前后一致，不能证明没有整体改写。请尽早封存，并由审计管理员另处保管。"
BREAKS = {
    "missing": "第一处断裂：缺少第 {position} 号事实。",
    "unlinked": "第一处断裂：第 {position} 号事实与本组织的前一条接不上。",
    "unlinked_number": "第一处断裂：组织 {code} 的第 {number} 条与前一条接不上。",
    "altered": "第一处断裂：第 {position} 号事实的内容与摘要不符，被改动过。",
    "columns": "第一处断裂：第 {position} 号事实的查询列与原文不一致。",
    "seal": "第一处断裂：组织 {code} 的第 {number} 条与第 {seal} 号封存不符。",
    "seal_chain": "第一处断裂：第 {number} 号封存与前一号接不上，或内容被改动过。",
    "seal_signature": "第一处断裂：第 {number} 号封存的签名不是本系统的密钥所签。",
    "seal_unknown": "第一处断裂：另处保管的第 {number} 号封存，与库内的不是同一份。",
}
MISSING_TAIL = "末尾缺失：组织 {code} 的台账应到第 {number} 条{source}，现在只到第 {found} 条。"
BY_SEAL = "（据第 {number} 号封存）"
MISSING_POSITIONS = "末尾缺失：台账应到第 {last} 号，现在只到第 {found} 号。"

RECORDED = "{recorder}，{at}"
BY_SYSTEM = "系统自动记录"
BY_ITSELF = "本组织记录人"
BY_ANOTHER = "代录"
CORRECTED = "已更正"
CORRECTS = "更正第 {position} 号"
BETWEEN = "，"
YES, NO = "是", "否"
FIELDS = {
    "reversed_kind": "更正的是",
    "reason": "缘由",
    "belongs_to_year": "所属年度",
    "planned_on": "计划日期",
    "began_on": "起始日",
    "expires_on": "到期日",
    "go_live_on": "启用日期",
    "due_on": "期限",
    "should_attend": "应到",
    "eligible": "应到",
    "present": "实到",
    "voters": "有表决权的",
    "voters_present": "其中到会",
    "resolutions": "决议",
    "problems": "查摆问题",
    "members": "党员",
    "graded": "参加评议",
    "excellent": "优秀",
    "qualified": "合格",
    "basically_qualified": "基本合格",
    "unqualified": "不合格",
    "seats": "应选名额",
    "candidates": "候选人",
    "staff": "机关工作人员",
    "fulltime_party_staff": "专职党务干部",
    "late_entry": "补记",
    "days": "用时（天）",
    "days_late": "逾期天数",
}
SELDOM = {"resolutions", "problems"}  # worth a word in a list only where there are any
DAYS = {"planned_on", "began_on", "expires_on", "go_live_on", "due_on"}
DAY = "{year}年{month}月{day}日"
LEDGER = "台账"
COLUMNS = {
    "position": "序号",
    "occurred_on": "日期",
    "title": "事项",
    "summary": "内容",
    "recorder": "记录",
    "recorded_on": "记录日期",
    "state": "更正",
}
ALL_KINDS = "全部事项"
KIND, FROM_DAY, UNTIL_DAY, CODE, REASON = "事项", "从", "到", "编码", "缘由"
CODE_HELP = "可从会议或任务的页面地址里复制。"
END_BEFORE_START = "止日不能早于起日。"
CORRECTED_NOW = "已更正。原记录仍在台账里，并注明“已更正”。"
MENDED_WHERE_MADE = "这一条由呼应的办理产生，请在该件上办理（撤回派单、撤销并件、申诉），台账随之更正。"
