"""What pages of communities and streets, and of the resident, say."""

RAISED = "已发出，编号 {number}。"
RAISED_TO_STREET = "已发出，编号 {number}，由{street}先看。"
RAISED_AND_MERGED = "已发出并并入 {number}。"
MASKED_TOO_LONG = "遮盖后超过 {most} 字，请把标题写短些。"
GO_ELSEWHERE = "这像是举报，不在这里办，系统没有保存您写的内容。请改走：{channel}。"
NAME = "呼什么事"
CHOOSE_CATEGORY = "不确定可以不选"
CHANNEL_CHOICES = {"": "本单位呼叫", "visit": "走访带回", "chat": "聊天记录转入", "phone": "电话受理"}
FIELDS = {"title": "呼什么事", "place": "在哪里", "text": "详情"}
