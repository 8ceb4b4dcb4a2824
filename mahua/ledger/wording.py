"""Every Chinese label and message the ledger needs."""

FACT = "事实"
CHAIN = "链"
HEAD = "链首"
PSEUDONYM = "化名"
SEAL = "封存"
SEGMENT = "分卷"
CURSOR = "游标"

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
