"""What the pages of the command centre say."""

HELD = "已占住，{minutes} 分钟内由您处理。"
DISPATCHED = "已派给{name}。"
DISPATCHED_MANY = "已派出 {count} 件。"
NOT_DISPATCHED = "{number} 没有派出：{words}"
UNDONE = "已撤回派单，{number} 回到待派单。"
TICK_FIRST = "请先勾选要派的呼件。"
NO_OFFER = "没有建议单位，请指定。"
OFFER_MOVED = "建议已经变了，请看新的建议再定。"
NO_SUCH_BODY = "没有叫“{name}”的单位或街道，请从列表中选。"
SAME_BODY = "{name}写了两次。"
OTHERS_AS = {"co": "协助主办单位（协办）", "candidate": "和上面的单位一起待认领，先接收的主办"}
