"""Every Chinese label and message the command line needs."""

USAGE = "用法：mahua 命令 [参数]\n"
EACH_HELP = "“mahua 命令 --help”列出该命令的参数；设置见 docs/operating/settings.md。"
NO_SUCH_COMMAND = "没有“{name}”这个命令。"
NOT_UNDERSTOOD = "mahua {name}：{why}。“mahua {name} --help”列出可用的参数。"
ARGPARSE = {
    "Error: ": "",
    "the following arguments are required": "缺少参数",
    "unrecognized arguments": "没有这样的参数",
    "argument ": "参数 ",
    "expected one argument": "后面没有写内容",
    "expected at least one argument": "后面没有写内容",
    "invalid int value": "须是整数，写的却是",
    "invalid choice": "只能从下列中选，写的却是",
    "choose from": "可选",
}

DUE = "到期：{at}（{weekday}）"
DUE_PROVISIONAL = "到期：{at}（{weekday}，待公布后重算）"
NO_MOMENT = '缺少 --from：从什么时候起算，例如 --from "2026-09-30 16:00"。'
NOT_A_MOMENT = "看不懂起算时间“{text}”，请写成 2026-09-30 16:00，写到分或秒。"
YEAR_OUT_OF_REACH = "起算时间须在 {first} 年至 {last} 年之间，写的是“{text}”。"
NO_MINUTES = "缺少 --minutes：时限多少分钟，例如 --minutes 600。"
NOT_MINUTES = "时限须是整数分钟，写的是“{text}”。"
NO_SUCH_FILE = "没有“{file}”这个文件。"
CALENDAR_UNREAD = "读不了 {file}：{why}。"

PORT_TAKEN = "{host}:{port} 已被别的程序占用。请先停掉那个程序，或者换一个端口，例如：PORT={other} make run。"
PORT_NOT_ALLOWED = "没有权限使用 {host}:{port}：{reason}。1024 以下的端口请交给反向代理。"
MIGRATING = "正在更新数据库结构（{count} 步）……"
LOADING_DEMO = "第一次启动：正在装入示例区，大约需要一分半钟……"
DEMO_LOADED = "示例区已装好，用时 {seconds} 秒。"
NO_DEMO_YET = "本版本还没有示例区的数据。"
SERVING = "麻花已启动：http://{host}:{port}/  （按 Ctrl-C 停止）"
LOG_INS = "示例账号，每种身份一个："
STOPPED = "麻花已停止。"
CHILD_DIED = "“{name}”意外退出（代码 {code}），麻花随之停止。"
NOTHING_PENDING = "数据库结构已是最新。"
NOT_MIGRATED = "数据库结构还差 {count} 步，请先运行：mahua migrate。"

DEMO_ONLY_EMBEDDED = "外部数据库（MAHUA_DATABASE）上不设示例账号。正式使用请运行：mahua first-administrators。"
NOT_A_DEMO = "这不是示例区的数据库，没有示例账号可列。"

FIRST_ADMINISTRATORS = (
    "已设立三员。下列一次性密码只显示这一次，请分别当面交给三个人；须在 {days} 天内登录并改密码，过期作废。"
)
ADMINISTRATORS_EXIST = "已经有系统、安全或审计管理员；请由他们在系统里设立别的账号。"
NOTHING_TO_RENEW = "没有尚未登录过的三员账号。已经登录过的，请由另一位系统管理员重置密码。"
THREE_DIFFERENT = "三员须是三个不同的账号。"
ASK_DISTRICT = "区（县、市）名称："
ASK_NAME = "{role}的姓名："
ASK_USERNAME = "{role}的登录名："
MISSING_ANSWER = "缺少“{option}”。可写在命令后面，也可在终端里逐项回答。"

SEARCH_REBUILT = "搜索已重算，{words}。"
COUNTS_REBUILT = "{year} 年的应办计数已重算。"

BACKED_UP = "已备份到 {file}：台账到第 {position} 号，{files} 个附属文件。"
KEYS_APART = "密钥在 {folder}，不在备份里；请另行保管一份，没有它，恢复后加密的字段打不开。"
BACKUP_EXISTS = "{file} 已经存在，没有覆盖它。"
RESTORED = "已从 {file} 恢复：台账到第 {position} 号。请接着运行：mahua verify。"
NOT_EMPTY = "要恢复到的地方不是空的（{place}），没有改动。"
NOT_A_BACKUP = "{file} 不是麻花的备份。"
OTHER_VENDOR = "备份出自 {made}，不能恢复到 {here}。"
LEDGER_DIFFERS = "恢复后台账到第 {found} 号，备份时是第 {expected} 号：恢复不完整，请不要使用。"
DAMAGED = "{file} 已损坏：{reason}"
TOOL_MISSING = "缺少 {tool}，请先安装：apt-get install -y postgresql-client"
TOOL_FAILED = "{tool} 没有成功：{reason}"

CLASSIFIED = (
    "已分类 {rows} 条，其中 {held} 条置信度不够，建议由人判断；结果在 {out}。"
    "用 {texts} 条已分类的来件交叉试算：宏平均 F1 {macro_f1:.3f}，准确率 {accuracy:.3f}；"
    "最有把握的 {coverage:.0%} 里准确率 {accuracy_of_kept:.3f}。"
)
DUPLICATES = "{rows} 条来件里有 {found} 条重复，分 {groups} 组，其中 {same} 条与别的完全相同；结果在 {out}。"
TOPICS = "{rows} 条来件里有 {topics} 个热点；结果在 {out}。"
TOPIC = "  {place}：{words}（{messages} 条，{people} 人）"
NO_PLACE = "（未点明地点）"
