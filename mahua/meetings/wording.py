"""Every Chinese label and message meetings need."""

ORGANISATION_LIFE = "组织生活"
MEETING = "会议"
ATTENDANCE = "到会"
AGENDA_ITEM = "议题"
RESOLUTION = "决议"
DRAFT = "草稿"
REVISION = "更正前的记录"
PROBLEM = "查摆的问题"
REVIEW = "评议结果"
ELECTION = "选举"
CANDIDATE = "候选人"
BALLOT = "无记名投票"
VOTER = "投票人"
SLIP = "选票"
TALLY = "计票"
COMMENT = "票上意见"
FEED = "日历订阅"

KINDS = {
    "branch_assembly": "支部党员大会",
    "committee_meeting": "支委会",
    "cell_meeting": "党小组会",
    "party_lecture": "党课",
    "theme_day": "主题党日",
    "life_meeting": "组织生活会",
    "members_review": "民主评议党员",
    "election": "选举",
    "heart_talk": "谈心谈话",
    "dual_life": "双重组织生活",
    "first_topic": "第一议题",
    "study_session": "中心组学习",
    "leading_group_meeting": "党组会研究党建",
}
STATES = {"planned": "已安排", "held": "已召开", "reopened": "更正中", "cancelled": "已取消"}
ABSENCES = {"": "未注明", "duty": "公务", "sick": "病假", "personal": "事假", "other": "其他"}
VOTES = {
    "information": "通报，不表决",
    "ordinary": "一般表决",
    "admission": "接收预备党员、转正",
}
OUTCOMES = {"none": "未表决", "carried": "通过", "not_carried": "未通过"}
PAIRS = {"both_committee": "委员与委员", "committee_member": "委员与党员", "both_members": "党员与党员"}

NOT_THIS_BODY = "{body}是{body_kind}，不召开{kind}。"
NOT_COMBINABLE = "{kind}要单独记录，不能与其他种类合并记为一次。"
HELD_IN_FUTURE = "召开日期 {day} 还没有到，请在会后再记。"
BEFORE_FOUNDED = "{body}成立于 {founded}，召开日期不能早于这一天。"
OUT_OF_TURN = "这次会议{state}，不能再这样处理。请刷新页面看最新情况。"
NOT_ON_ROSTER = "{name}不在应到人员之中，请核对。"
NOBODY_TO_ATTEND = "{body}在 {day} 没有应到人员，请先核对党员名册或任职。"
NOBODY_PRESENT = "没有人到会，这次会议不能记为已召开。"
NOTHING_ADMITTED_HERE = "{kind}不表决接收预备党员和转正，请在支部党员大会上表决。"
VOTES_EXCEED = "议题“{title}”的赞成、反对、弃权共 {cast} 票，多于实到有表决权的 {present} 人，请核对。"
NO_VOTE_YET = "议题“{title}”不具备表决条件：{words}"
TALK_NEEDS_TWO = "谈心谈话请选两个人，且不能是同一个人。"
DUAL_LIFE_NEEDS_LEADER = "到会人员中没有班子成员，不能记为双重组织生活。"
SERIES_TOO_LONG = "一次最多安排 {most} 次。"
REVIEW_MISSING = "请填写评议结果各等次的人数。"
REVIEW_SUM = "各等次合计 {sum} 人，应等于参加评定等次的正式党员 {graded} 人。预备党员参加评议，不评定等次。"
ELECTION_MISSING = "请填写应选名额和候选人得票。"
ELECTION_OTHER_KIND = "只有选举可以宣布当选结果。"
ONE_CANDIDATE_TWICE = "{name}在候选人名单中出现了两次。"
CANDIDATE_NOT_FULL = "{name}不是本组织的正式党员，不能作候选人。"
SECRETARY_NOT_ELECTED = "书记、副书记须在当选委员中产生，请核对。"
PROBLEM_CLOSED_ALREADY = "这个问题已经整改完成。"
CORRECTED_ALREADY = "这次会议没有可更正的记录。"
QUORUM_UNKNOWN = "本议题不需要表决。"

COMMITTEE_POSTS = {
    "secretary": "书记",
    "deputy_secretary": "副书记",
    "organisation_commissioner": "组织委员",
    "publicity_commissioner": "宣传委员",
    "discipline_commissioner": "纪检委员",
    "commissioner": "委员",
}

ENVELOPE = "待领选票"
CHOICES = {
    "election": {"in_favour": "赞成", "against": "反对", "abstained": "弃权"},
    "members_review": {
        "excellent": "优秀",
        "qualified": "合格",
        "basically_qualified": "基本合格",
        "unqualified": "不合格",
        "unfamiliar": "不了解",
    },
}
NO_BALLOT_HERE = "只有尚未记录的选举、民主评议可以发起无记名投票。"
BALLOT_OPEN = "这次会议已经有一场投票正在进行，请先计票。"
TOO_FEW_TO_HIDE = "到会有权投票的只有 {count} 人，少于 {least} 人时网上投票不能保证无记名。请用纸质选票，由监票人、计票人计票后填入会议记录。"
SLIP_COLLECTED = (
    "您没有可领的选票：不在本次投票范围内，或者已经领过。选票只显示一次；没有看清的，请向监票人改领纸质选票。"
)
SLIP_UNKNOWN = "选票号不对，或者这张选票已经投过。请核对后再输入。"
SLIP_INCOMPLETE = "请对每个人各选一项；没有意见的可选“弃权”或“不了解”。"
SLIP_OVERFULL = "应选 {seats} 人，您赞成了 {marked} 人。赞成人数多于应选人数的选票无效，请修改后再投。"
BALLOT_CLOSED = "投票已经结束。"
STILL_OPEN = "投票还没有结束，计票前不显示任何票数。"
TOO_FEW_BALLOTS = "收回选票 {cast} 张，不足 {least} 张。为保证无记名，不显示也不保留结果；请改用纸质选票重新投票。"
MORE_BALLOTS_THAN_VOTERS = "收回选票 {cast} 张，多于发出的 {entitled} 张，本次投票无效。请核对纸质选票数后再计票。"
PAPER_DOES_NOT_ADD_UP = "纸质选票的得票数多于纸质选票张数，请核对。"
NO_FEED = "这个订阅地址已经停用。"

PLANNED = "已安排{kind}。会后点“记录”，一页写完。"
PLANNED_SERIES = "已安排 {count} 次会议。"
RECORDED_MANY = "已补记 {count} 次会议，默认全员到会；有缺席的请到该次会议“更正”。"
HELD = "已记录{kinds}，相应的应办随之办结。"
REASON_MISSING = "请选择更正的缘由。"
MADE_ALREADY = "这次会议刚才已经存好，没有再存一次。请到组织生活列表里查看。"
RECORDED_ALREADY = (
    "这次会议已由{who}在{when}记录，您这一页没有记入。要改，请到会议页面点“更正”，现在写的可以先复制出来。"
)
RECORDED_MEANWHILE = "这次会议已经记录好。要改，请点“更正”。"
COPIED = "已照上次填好主持人、记录人、地点和议题；内容、表决和缺席没有带过来，默认全员到会。"
DAY_TO_COME = "{day} 还没有到，请在会后再记；日期写错的请改正。"
DAY_BEFORE_FOUNDED = "{body}成立于 {founded}，召开日期不能早于这一天。"
ATTACHED = "已放入 {count} 个附件。"
ATTACHMENT_REMOVED = "已移除这个附件。"
FEED_REVOKED = "订阅地址已停用。"
MY_CALENDAR = "我的组织生活"

SAME_MEETING_TWICE = "与第 {row} 行是同一次会议"
HELD_UNDER_ANOTHER_TITLE = "系统里这一天已有一次，主题是“{title}”，按同一次处理；如是另一次，请在会议页面补记"
FIGURES_DIFFER = "系统里记的是应到 {should_attend} 人、实到 {present} 人，未改动；要更正请在会议页面办理"
NOT_YOURS = "{body}不在您的管理范围内"
NEGATIVE_FIGURES = "人数不能是负数"
MORE_THAN = "{fewer} {count} 人，多于{more} {most} 人"
FIGURES = {
    "should_attend": "应到",
    "present": "实到",
    "voters": "应到有表决权",
    "voters_present": "实到有表决权",
}
RESOLUTION_TOO_LONG = "每条决议最多 {most} 字，这里有 {count} 字；请每条决议另起一行，或用分号隔开"
YEAR_TAKEN = "没有写所属年度，按召开当年 {year} 年计；如属上一年度，请补“所属年度”一列"
MEETINGS_HAVE_FAULTS = "这份名册还有错误，没有导入任何一行。请按标注改好后重新上传。"
