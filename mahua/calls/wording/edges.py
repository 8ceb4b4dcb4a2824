"""What is said where calls come in from outside and go out again: the hotline (12345), sheets, the joint visit on the spot."""

URGENCY_NAMES = {
    "critical": ("特急", "特急件", "加急特急", "突发", "紧急突发"),
    "urgent": ("紧急", "紧急件", "加急", "急", "急件", "较急"),
    "ordinary": ("一般", "一般件", "普通", "普通件", "正常", "常规", "平件"),
    "complex": ("疑难", "疑难件", "复杂", "疑难复杂"),
}
LEVELS = str.maketrans({"-": "/", "—": "/", "＞": "/", ">": "/", "\\": "/", "／": "/", "→": "/", "|": "/"})
NUMBER_TWICE = "这个工单编号与第 {row} 行重复"
NOTHING_TOLD = "标题和内容都是空的"
NOT_YET = "受理时间 {at} 还没有到，请核对"
GOES_ELSEWHERE = "按规定应转{channel}，不在这里办理，这一行不导入"
NO_SUCH_CATEGORY = "没有“{name}”这一类别，先不填类别"
NO_SUCH_URGENCY = "没有“{name}”这一紧急程度，先按“一般”"
NO_SUCH_CALLER = "没有找到“{name}”，先记在{caller}名下"
LONG_AGO = "受理已超过 {days} 天，导入后即为超时，请核对是否还要办理"
FILE_HAS_FAULTS = "文件中有错误，没有导入任何一行。"
ANSWERS_SHEET = "12345工单答复"
CALLS_SHEET = "{label}清单"
TOO_MANY_TO_EXPORT = "符合条件的超过 {most} 件，请先用上面的条件缩小范围，再导出。"
FROM_HOTLINE = "12345 工单 {number}"

TELLS_SUMMONED = "吹哨到场"
VISIT_TELLS = {
    "come": "{street}{occasion}：请于{when}到场",
    "leave": "{street}{occasion}已收哨",
}
SUMMONED = "已吹哨，{count} 家单位收到通知。"
STOOD_DOWN = "已收哨。"
FINISHED_WHAT = "事不完，人不撤：请写明现场办成了什么，还有什么接着办。"
PLACE_NEEDED = "请写明到哪里。"
