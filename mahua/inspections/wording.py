"""Every Chinese label and message inspections need."""

INSPECTION = "检查"
PLAN = "年度检查计划"
DEMAND = "检查项目"
INSPECTOR = "检查单位"
FINDING = "检查发现的问题"
LISTED = "检查"

SIDES = {"both": "业务和党建", "business": "业务", "party": "党建"}
SIDE = {"business": "业务", "party": "党建"}
STATES = {"advice": "建议", "open": "整改中", "rectified": "待复查", "closed": "已销号", "withdrawn": "已撤回"}

PLAN_NEEDS_NUMBER = "请填写备案号：没有备案的检查计划不能下达。"
PLAN_EXISTS = "{name}{year}年的检查计划已经备案（{number}），请在其中增加项目。"
NO_SUBJECT = "请写明检查什么。"
NOBODY_NAMED = "请至少选一个被检查的组织。"
TWICE = "{body}今年已有一次“{subject}”检查（{inspector}）。同一事项一年一次；确需再查的，请填写上级文件的文号和理由，或者与那一次合并进行。"
PLANNED_BETWEEN = "刚刚已有人把同一事项列入计划，请刷新后再看。"
DEMAND_GONE = "“{subject}”已经检查过或不再开展，不能重复办理。"
NOT_OF_BODY = "“{subject}”是对{body}的检查项目，不能由这次检查完成。"
NOT_PLANNED = "这次检查没有列入年度计划。对本单位以外的检查，请先备案并列入计划；本单位自查不受此限。"
NOT_YET = "检查还没有进行，不能先记。"
HELD_ALREADY = "这次检查已经记过了。"
BUSINESS_LEADS = "“{subject}”是{inspector}的行政检查项目。含行政项目的联合检查请由该单位牵头记录，党组织一并参加。"
WORDLESS_FINDING = "请写明发现的问题。"
NO_COMMAND = "党组织的检查对业务工作只提建议，不定整改期限；是否整改、何时完成由业务单位决定。"
OWNER_ELSEWHERE = "{owner}不在被检查的{body}之内，不能由其整改。"
DUE_BEFORE = "整改期限不能早于检查当日。"
OUT_OF_TURN = "这个问题{state}，不能再这样处理。请刷新页面看最新情况。"
NO_REASON = "请写明理由。"
WITHDRAWN_ALREADY = "这次检查已经撤回。"
RECTIFY = "整改：{title}"
GIVEN_UP = "责任组织标明不再办理，请核实。"

FILED = "已列入计划：{subject}，{count} 个组织。"
HELD = "已记下检查，发现问题 {count} 个。"
PLAN_DROPPED = "“{subject}”不再开展。"
PASSED = "复查通过，已销号。"
GIVEN_BACK = "已退回继续整改，期限 {day}。"
TAKEN_UP = "已采纳，整改任务已交办。"
WITHDRAWN = "已撤回这次检查，计划中的项目可以重新办理。"
ALREADY = "{body}：{subject}（{inspector}，{period}）"
ANY = "全部"
PROGRESS = {"": "全部", "waiting": "还没有开展", "done": "已开展"}
OPEN_STATES = {"to_mend": "整改中", "to_look": "待复查", "": "全部"}
