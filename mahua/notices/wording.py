"""Every Chinese label and message notices need."""

NOTICE = "通知"
UNIT_SETTING = "单位通知设置"
OWN_SETTING = "个人通知设置"
WEBHOOK = "群机器人"
SENDING = "发送"
ADAPTERS = {
    "wecom": "企业微信群机器人",
    "dingtalk": "钉钉群机器人",
    "generic_sm3": "通用接口（HMAC-SM3 签名）",
    "generic_sha256": "通用接口（HMAC-SHA256 签名）",
}
SENDING_STATES = {"waiting": "待发送", "taken": "已送达", "given_up": "未送达"}
HALVES = {"am": "上午", "pm": "下午"}
STATES = {"any": "全部", "unseen": "未读"}
FIELDS = {
    "off_kinds": "不再告知",
    "in_rounds": "合并告知：上午、下午各一次",
    "begins": "从几点起",
    "ends": "到几点止",
    "always_in_rounds": "合并告知：上午、下午各一次",
    "shows_number": "在页面上方的铃铛上显示未读条数",
    "adapter": "种类",
    "name": "名称",
    "address": "地址",
    "secret": "密钥",
}
HELP = {
    "off_kinds": "勾选的类别，本单位的人都不再收到，包括紧急的。",
    "own_off_kinds": "勾选的类别，您不再收到。单位已经关掉的不列在这里。",
    "in_rounds": "不勾选的，办公时间里有一条告知一条。",
    "ends": "过了这个时间，不急的等到下一个工作日。",
    "always_in_rounds": "单位定为逐条告知的，您可以改为合并。",
    "name": "便于辨认，如“办公室群”。",
    "address": "群机器人的 Webhook 地址，或本单位系统的接口地址。保存后加密，不再显示。",
    "secret": "钉钉选了“加签”的填加签密钥；通用接口必填，双方约定；企业微信不用填。保存后加密，不再显示。",
}

SEEN = "已标为已读。"
NOTHING_UNSEEN = "没有未读的通知。"
SET = "已保存，以后的通知按此办理。"
HOURS_REVERSED = "“到几点止”须晚于“从几点起”。"
UNKNOWN_KIND = "没有“{kind}”这一类通知。"
INSTALLED = "已配置。请点“发送测试”，看群里能否收到。"
PAUSED = "已停用，不再往这里发。"
RESUMED = "已启用。"
REMOVED = "已删除，地址和密钥不再保存。"
TEST_TAKEN = "测试消息已送达。"
TEST_FAILED = "测试消息没有送达：{words}"
KEY_MISSING = "通用接口须填密钥，对方据此核对消息确由本平台发出。"
IS_PAUSED = "已停用，请先启用再测试。"
SWITCHED_ALREADY = "状态已经改变，请刷新页面看最新情况。"
SEALED_UNDER_ANOTHER_KEY = "地址或密钥是用另一把密钥加密的，打不开。请删除后重新配置。"

NOT_AN_ADDRESS = "“{said}”不是能外发的地址，请写成 https://主机/路径，不带用户名和密码。"
NOT_LISTED = "{end} 不在外发名单里。请系统管理员在 MAHUA_EGRESS 中加上后再试。"
NO_ADDRESS = "查不到 {host} 的网络地址。"
PRIVATE_ADDRESS = "{host} 指向内网地址，而名单里没有列出这个内网地址，不予连接。"
TOO_SLOW = "{seconds} 秒内没有答复完。"
NOT_REACHED = "连接不上（{error}）。"
ANSWERED = "对方答复 {status}。"
TOO_FAST = "对方限制发送次数，稍后再发。"
SENT_ELSEWHERE = "对方要求转到别的地址，按规定不转。请核对地址。"
NOT_UNDERSTOOD = "对方的答复看不懂，可能不是群机器人的地址。"
ERROR_CODE = "对方没有接收，错误码 {code}。"
TAKEN = "已送达。"
TEST_MESSAGE = "【麻花】测试消息：收到这一条，说明配置正确。"
MESSAGE = "【麻花】有 {total} 条新通知：{kinds}。"
URGENT_MESSAGE = "【麻花·紧急】有 {total} 条紧急通知：{kinds}。"
SEE = "请登录查看：{link}"
