"""Every Chinese label and message jobs need."""

SCHEDULED_JOB = "定时任务"
WORK = "长任务"

RUNNING = "进行中"
FINISHED = "已完成"
FAILED = "未完成"
CANCELLED = "已取消"
CANCEL_TOO_LATE = "“{title}”已经结束，不必取消。"
CANCEL_ASKED = "已按要求取消。"
INTERRUPTED = "后台程序中断，请重新发起。"
LEASE_RAN_OUT = "运行中断：超过 {seconds} 秒没有结束。"
