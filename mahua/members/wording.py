"""Every Chinese label and message members need."""

MEMBER = "党员"
MEMBERSHIP = "组织关系"
POST = "职务"

STAGES = {"full": "正式党员", "probationary": "预备党员"}
STATUSES = {
    "active": "在册",
    "away": "外出流动",
    "lost": "失去联系",
    "suspended": "停止党籍",
    "left": "已转出",
    "removed": "出党",
}
MEMBERSHIP_KINDS = {"home": "组织关系", "second": "参加临时党支部"}
ROLES = {
    "secretary": "书记",
    "deputy_secretary": "副书记",
    "fulltime_deputy_secretary": "专职副书记",
    "organisation_commissioner": "组织委员",
    "publicity_commissioner": "宣传委员",
    "discipline_commissioner": "纪检委员",
    "commissioner": "委员",
    "cell_leader": "党小组组长",
    "first_secretary": "第一书记",
    "leading_group_secretary": "党组书记",
    "leading_group_member": "党组成员",
    "administrative_head": "行政负责人",
    "administrative_deputy": "行政副职",
    "party_affairs_staff": "专职党务干部",
}
SIDES = {"party": "党内", "administrative": "行政"}

NOT_A_HOME = "{name}是{kind}，党员的组织关系不落在这里。"
NOT_BEFORE_JOINED = "{name}的组织关系自 {day} 起在现在的支部，转接日期不能早于这一天。"
ALREADY_HERE = "{name}的组织关系已经在{branch}。"
TEMPORARY_ONLY = "第二身份只能参加临时党支部；组织关系不转接。（支部条例 第八条）"
CHOICE_GONE = "所选的这一项现在不能选，请重新选择。"
CONFIRMED_BEFORE = "转正日期不能早于入党日期 {day}。"
NOT_BEFORE_FOUNDED = "{name}成立于 {day}，组织关系不能早于这一天。"
ALREADY_FULL = "{name}已经是正式党员。"
POST_ENDED = "这项职务已经免去。"
APPOINTED_TWICE = "{name}已经担任{organisation}{post}。"
SAME_STATUS = "{name}的状态已经是“{status}”。"
GONE = "{name}已不在本区的名册里，不能再办理。"
NOT_THAT_WAY = "“{before}”不能直接改为“{after}”。"
LOST_TOO_SHORT = "{name}自 {since} 失去联系，查找满 6 个月（{earliest}）以后才可以停止党籍。（教育管理条例 第二十四条）"
SUSPENDED_TOO_SHORT = (
    "{name}自 {since} 停止党籍，满 2 年（{earliest}）仍未联系上的，才可以按自行脱党除名。（教育管理条例 第二十四条）"
)
STATUS_BEFORE = "变动日期不能早于现在状态的起日 {day}。"
MERGED_WITH_ITSELF = "合并后的组织不能同时是被合并的组织。"
MERGED_ONE_ONLY = "请至少选择一个被合并的组织。"
MERGED_KIND = "{name}是{kind}，只有党支部、党总支和机关党委可以合并。"
NOT_A_PLACE_FOR_POST = "{kind}不设“{post}”。"
TAKEN = "{organisation}的{post}已有人担任，请先登记前任的免职日期。"
POST_BEFORE = "免职日期不能早于任职日期 {day}。"

OUT_OF_REACH = "{name}不在您的管理范围内"
OUTSIDE = "您管理范围以外的党支部"
FILE_HAS_FAULTS = "这份名册还有错误，没有导入任何一行。请按标注改好后重新上传。"
REF_TWICE = "编号 {ref} 与第 {row} 行重复"
STANDS_ELSEWHERE = "{name}在这份表里属于{here}，系统里的组织关系在{there}；请先核对，确需转接的请办理转接"
SAME_PERSON = "{name}与第 {row} 行同名且入党日期相同：那里是{there}，这里是{here}；如是同一人请只留一处"
CONFIRMED_WHEN = "{name}在系统里是预备党员，转为正式党员请填转正日期"
NO_SUCH_MEMBER = "{organisation}及其下属支部里没有找到“{name}”，请先导入党员名册"
SEVERAL_MEMBERS = "{organisation}有 {count} 名党员叫“{name}”，请填原系统编号"
POST_TWICE = "{organisation}的{post}在第 {row} 行已经有人"
POST_TAKEN = "{organisation}的{post}在系统里是{holder}，请先登记其免职日期"

PROPOSALS = {
    "lost": ("失去联系并查找已满 6 个月，可研究停止党籍", "党员教育管理工作条例 第二十四条"),
    "suspended": ("停止党籍已满 2 年仍未联系上的，可研究按自行脱党予以除名", "党员教育管理工作条例 第二十四条"),
    "away": ("外出已满 6 个月，有固定地点的，可研究转接组织关系", "党员教育管理工作条例 第二十五条"),
}
LABELS = {
    "name": "姓名",
    "stage": "人员类别",
    "joined_on": "入党日期",
    "confirmed_on": "转正日期",
    "office_phone": "办公电话",
    "from_on": "组织关系自何日起",
    "to": "转到哪个支部",
    "on": "日期",
    "status": "改为",
    "member": "人选",
    "role": "职务",
    "post_from_on": "任职日期",
    "elected": "选举产生",
    "ended_on": "免职日期",
    "predecessors": "哪些组织并入",
    "merged_on": "合并后的第一天",
}
# title, what it does, the button, what is said afterwards
ASKED = {
    "admit": ("登记党员", "只登记名册需要的几项，不填身份证号、住址和家庭情况。", "登记", "已登记到{name}。"),
    "transfer": (
        "转接组织关系",
        "转出和转入两个支部的台账同时记下；接收之前仍由原支部负责。",
        "转接",
        "已为{name}办理转接。",
    ),
    "confirm": ("预备党员转正", "填支部大会通过的日期。", "登记转正", "{name}已转正。"),
    "status": ("党籍状态", "由党组织研究决定后登记；系统不会自动改变任何人的状态。", "登记", "已登记{name}的状态。"),
    "second": ("参加临时党支部", "组织关系不转接，仍在原支部。（支部条例 第八条）", "登记", "已为{name}登记。"),
    "appoint": ("登记职务", "选举产生、上级任命或批准后登记。", "登记", "已登记{name}的职务。"),
    "end_post": ("免职", "填任职的最后一天。", "登记免职", "已登记免职。"),
    "merge": (
        "合并组织",
        "党员和下级组织一起并入；被合并组织的班子职务终止，合并后重新选举；以前的台账各自保留。",
        "合并",
        "已并入{name}。",
    ),
}
MEMBERS_SHEET, POSTS_SHEET = "党员名册", "职务名册"
STILL_HAS_MEMBERS = "{name}还有 {count} 名党员的组织关系，请先转接或合并，再撤销。"
