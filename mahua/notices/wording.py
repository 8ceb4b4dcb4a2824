"""Every Chinese label and message notices need."""

NOTICE = "通知"
HALVES = {"am": "上午", "pm": "下午"}
STATES = {"unseen": "只看未读", "any": "全部"}
SHOWN = "显示"

SEEN = "已标为已读。"
NOTHING_UNSEEN = "没有未读的通知。"
