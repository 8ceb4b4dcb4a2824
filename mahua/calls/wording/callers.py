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
LAWFUL_CHANNELS = (
    "12388 或区纪委监委信访室",
    "信访部门",
    "行政复议机关",
    "人民法院",
    "仲裁或调解组织",
    "110、119、120、122",
)
WITHDRAWN = "已撤回。"
RATED = "已评议，谢谢。"
RATED_UNHAPPY = "已评议，已退回承办单位重新办理。"
SOLVED_HERE = "已由街道办结，接下来由回访员回访。"
ESCALATED = "已上报区级指挥中心。"
DIVERTED = "已转法定渠道，内容和诉求人资料已清除。"
CONSENT_WITHDRAWN = "已清除诉求人的姓名、电话和原话，件照常办理。"
NOTHING_SEALED = "这一项没有登记，或者已经清除。"
CODE_GIVEN = "请现在抄给诉求人或打印，离开本页就看不到了。"
CODE_RENEWED = "原来的进度码已作废。"
WRONG_CODE = "没有这个进度码。请核对字母和数字；丢了码的，请到社区重新领一个。"
TOO_MANY = "查得太勤了，请 {minutes} 分钟后再试，或者到社区询问。"
SAID = {
    "raised": "已收到，正在看由谁办",
    "queued": "已收到，正在看由谁办",
    "dispatched": "已交给承办单位",
    "accepted": "正在办理",
    "paused": "正在办理，等条件具备后继续",
    "answered": "已有答复",
    "called_back": "已有答复",
    "closed": "已办结",
    "merged": "与相同的事一起办理",
    "split": "正在分头办理",
    "withdrawn": "社区已撤回",
    "diverted": "已转法定渠道",
    "excluded": "不再办理",
}
PROGRESS_CODE = "进度码"
PROGRESS_TRY = "进度查询次数"
