"""Every Chinese label and message assessment needs."""

ASSESSMENT = "考核"
SCHEME = "考核方案"
SNAPSHOT = "考核快照"
SCORE = "得分"
STAR = "星级"
APPEAL = "申诉"
EARLIER_RESULT = "往年结果"

NO_SCORE = "暂无得分"
STARS = {0: "不评星级", 1: "一星", 2: "二星", 3: "三星", 4: "四星", 5: "五星"}
STAR_STATES = {"proposed": "待确定", "confirmed": "已确定"}
APPEAL_STATES = {"open": "待答复", "upheld": "维持原星级", "revised": "已调整"}

UNMET = "{doing}（{period}）：应办 {required} 次，见到记录 {done} 次"
OF_POST = "{name}参加所在支部组织生活（{period}）：应办 {required} 次，见到记录 {done} 次"
FACT_GONE = "台账第 {position} 条"
FACT = "{day}{title}"
RULE_GONE = "制度 {rule}"

SUBJECTS = {"branch": "党支部", "unit": "单位"}
OWN = {"branch": "本支部", "unit": "本单位"}
LAST_YEAR = "{own}上年"
SHARE_OF_POINTS = "得分率（%）"

SCHEME_VERSION = "{title}（第{version}版）"
SCHEME_CHANGED = "“{title}”第{version}版已经用过，内容与这份不同。修改方案请提高版本号（version）后再用。"
SNAPSHOT_STATES = {"asked": "正在计算", "taken": "已完成", "dropped": "未完成"}
SNAPSHOT_OF = "{year}年度{subject}考核"
SNAPSHOT_OUT_OF_TURN = "这次考核{state}，不能再这样处理。请刷新页面看最新情况。"
NOT_A_DAY_TO_COUNT = "{year}年度考核的截止日应在{year}年1月1日至{latest:%Y-%m-%d}之间，且不晚于今天。"
BEING_TAKEN = "{year}年度{subject}考核正在计算，请等它完成或先取消。"
ONE_A_YEAR = "{year}年度{subject}已经考核过。综合考核每年一次，确需重新考核的，请写明理由。"
NO_PROPOSAL = "不建议星级"
NO_SUCH_STAR = "星级应为一星至五星，或“不评星级”。"
STAR_NEEDS_A_REASON = "确定星级须写明理由。"
CONFIRMED_ALREADY = "星级已由他人确定为{star}。请刷新页面看最新情况。"
STAR_CHANGED_MEANWHILE = "星级刚刚被他人调整，请刷新页面看最新情况。"
APPEAL_NEEDS_WORDS = "请写明申诉的事由。"
APPEAL_TOO_LATE = "星级尚未确定，或申诉期已过。"
APPEALED_ALREADY = "这次考核已经提出过申诉。"
ANSWER_NEEDS_WORDS = "请写明答复意见。"
ANSWERED_ALREADY = "这件申诉已经答复。"

BANDS = {
    "much": ("需要帮助", "这一方面得分率不足六成，建议先了解困难在哪里，再商量怎么帮。"),
    "some": ("可以帮一把", "这一方面得分率在六成以上、不足九成。"),
    "steady": ("平稳", "这一方面得分率在九成以上。"),
    "no_data": ("暂无数据", "这一方面没有可计的指标。"),
}
WORK_TITLE = "{year}年度{subject}考核"
ASKED = "已开始计算{year}年度{subject}考核，完成后在这里显示。"
CANCELLED = "已取消。"
CONFIRMED = "已确定为{star}，申诉期到{day}止。"
APPEALED = "申诉已提交，由工委答复。"
ANSWERED = "已答复。"
FIELDS = {
    "subject": "考核对象",
    "year": "年度",
    "as_of": "统计截止日",
    "reason": "重新考核的理由",
    "star": "星级",
    "star_reason": "理由",
    "words": "申诉事由",
    "reply": "答复意见",
}
HELP_AS_OF = "此日以后发生的事实列为“截止后”，不计入。"
HELP_REASON = "综合考核每年一次；本年度已考核过的，须写明理由。"
STAR_AFTER = "答复后的星级"
EVERYTHING = "总体"
QUARTILES = ("下四分位", "中位", "上四分位")
SUMMARY = """{year}年度{subject}考核已完成（编号 {code}）。
方案：{scheme}
统计截止：{as_of}，计入台账到第 {cursor} 条为止
考核组织 {organisations} 个，建议星级：{stars}
星级须由工委逐个确定并写明理由。"""
SUMMARY_STAR = "{star} {bodies} 个"
RESULT_TWICE = "与第 {row} 行是同一组织的同一年度，请只保留一行。"
RESULT_OUT_OF_REACH = "“{name}”不在您的考核范围内。"
RESULT_OF_NO_PAST_YEAR = "{year}年不是以往年度，请核对。"
RESULT_NO_SCORE = "得分“{score}”应为 0 至 110 的数，最多两位小数。"
RESULTS_HAVE_FAULTS = "文件中还有问题，全部改正后才能导入。"
