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

OWN = "本支部"
LAST_YEAR = "本支部上年"
MIDDLE_HALF = "全区居中一半支部"
SHARE_OF_POINTS = "得分率（%）"
