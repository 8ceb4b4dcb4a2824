"""The table of set-up rules: setting up, committees, terms, staffing. The predicates are in `set_up`."""

from mahua.rules.documents import (
    BRANCH_REGULATIONS,
    ELECTION_REGULATIONS,
    LOCAL_SINCE,
    ORGAN_REGULATIONS,
    Document,
    local_source,
)
from mahua.rules.rule import Rule
from mahua.rules.severities import Severity


def _national(code: str, title: str, severity: Severity, document: Document, article: str) -> Rule:
    return Rule(
        code=code,
        title=title,
        source=document.article(article),
        severity=severity,
        locked=True,
        valid_from=document.in_force_on,
    )


_LIST = (
    _national("BR-SETUP-3", "正式党员3人以上应当成立党支部", Severity.ERROR, BRANCH_REGULATIONS, "第四条"),
    _national("BR-MAX-50", "党支部党员人数一般不超过50人", Severity.WARN, BRANCH_REGULATIONS, "第四条"),
    _national("BR-JOINT-5", "联合党支部覆盖单位一般不超过5个", Severity.WARN, BRANCH_REGULATIONS, "第五条"),
    _national("BR-TEMP", "临时党支部不得办理的事项", Severity.BLOCK, BRANCH_REGULATIONS, "第八条"),
    _national("BR-COMM-7", "正式党员7人以上应当设立支部委员会", Severity.ERROR, BRANCH_REGULATIONS, "第二十条"),
    _national("BR-SECRETARY", "党支部设书记1名，副书记不超过1名", Severity.ERROR, BRANCH_REGULATIONS, "第二十条"),
    _national("BR-COMMITTEE-100", "党员100人以上设立机关党委", Severity.WARN, ORGAN_REGULATIONS, "第五条"),
    _national("BR-GENERAL-50", "党员50人以上、不足100人设立党总支", Severity.WARN, ORGAN_REGULATIONS, "第六条"),
    _national("BR-TERM", "任期届满按期换届", Severity.ERROR, ELECTION_REGULATIONS, "第三条"),
    _national("BR-TERM-REMIND", "任期届满6个月前提醒换届", Severity.INFO, BRANCH_REGULATIONS, "第二十一条"),
    _national("ST-RATIO", "专职党务工作人员占机关工作人员的1%至2%", Severity.INFO, ORGAN_REGULATIONS, "第三十条"),
    _national("ST-DEDICATED", "人员较少的单位有专人负责党务", Severity.INFO, ORGAN_REGULATIONS, "第三十条"),
    Rule(
        code="BR-HEAD",
        title="党员行政负责人未任书记的兼任副书记",
        source=local_source("一岗双责"),
        severity=Severity.INFO,
        locked=False,
        valid_from=LOCAL_SINCE,
    ),
)

RULES: dict[str, Rule] = {rule.code: rule for rule in _LIST}
