"""Every Chinese label and message the import of rosters needs."""

DELIVERY = "报送"
SENT_FILE = "报送文件"
COLUMN_MAPPING = "列对应"
CONFLICT = "冲突"

STATES = {
    "received": "已接收",
    "checking": "正在检查",
    "checked": "已检查",
    "importing": "正在导入",
    "imported": "已导入",
    "refused": "未导入",
    "cancelled": "已取消",
}
FILE_STATES = {
    "received": "待检查",
    "unreadable": "读不了",
    "acceptable": "可以导入",
    "faulty": "有错误",
    "imported": "已导入",
    "unchanged": "没有变化",
    "left_out": "已剔除",
}
KINDS_OF_STATE = {
    "imported": "ok",
    "unchanged": "ok",
    "acceptable": "ok",
    "refused": "warn",
    "faulty": "warn",
    "unreadable": "warn",
    "checking": "business",
    "importing": "business",
}

NO_FILES = "请选择要报送的文件。"
TOO_MANY_FILES = "一次报送了 {count} 个文件，超过 {most} 个的上限，请分批上传。"
TOO_LARGE = "“{name}”有 {size} MB，超过每个文件 {most} MB 的上限，请拆成几份上传。"
ALL_TOO_LARGE = "各文件合计 {size} MB，超过 {most} MB 的上限，请分批上传。"
SAME_FILE_TWICE = "“{name}”与“{other}”内容完全相同，只保留一份"
OUT_OF_TURN = "这次报送{state}，不能再这样处理。请刷新页面看最新情况。"
MAPPING_FIRST = "请先核对各列的对应关系。"
MAPPING_STALE = "表样或列的要求有变化，请重新核对各列的对应关系。"
NOT_LEFT_OUT = "“{name}”{state}，不能剔除。"
STOPPED = "已按您的要求停止，其余的没有导入任何一行。"
BROKE_OFF = "处理中断：已导入的文件不受影响，其余的没有导入任何一行。请重新检查；如再次出现，请联系系统管理员。"
FILE_GONE = "“{name}”已按期清除，请重新上传。"
WHOLE_ROW = "整行"
NO_HEADING = "不导入"
COLUMN_TWICE = "“{title}”已对应“{other}”，请只留一列。"
COLUMN_MISSING = "没有指定必填的列：{titles}。"
CANCELLED = "已取消，没有导入任何一行。"
CANCELLED_LATE = "已停止。停止前已导入的文件保留，其余的没有导入。"
LEFT_OUT = "已剔除“{name}”。"
IN_THE_SHEET = "工作表“{sheet}”{row}"
FILE_OF_ANOTHER = "{sender}报送的“{name}”"
FILE_HIDDEN = "其他单位报送的文件"
PHASES = {"read": "正在读取“{name}”", "check": "正在检查“{name}”", "import": "正在导入“{name}”"}
NO_SUCH_USER = "没有登录名为“{username}”的账号。"
NO_SUCH_SENDER = "没有编码为“{code}”的组织，或不在{name}的管理范围内。"
MAY_NOT = "{name}不能导入{title}。"
MAP_ON_PAGE = "{where}的列还不能确定（{words}）。请在“名册报送”页面核对一次，以后即可直接导入。"
FILE_CAME_TO = (
    "{file.name}：{state}，{file.rows} 行；新增 {file.new}，更新 {file.changed}，没有变化 {file.same}；"
    "错误 {file.faults}，提醒 {file.warnings}。{file.words}"
)
PROBLEM_LINE = "{sheet} {cell} {title}：{words}"
SEE_BOARD = "有文件没有导入。标注后的工作簿在“名册报送”里下载（报送 {code}）。"
