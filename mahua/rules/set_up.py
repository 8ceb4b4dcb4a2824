"""Whether organisations are set up as the regulations say: one pure question a rule, asked of a state on a day.

Each question returns None when the rule is kept, does not concern this kind, or cannot be judged for want of data.
"""

from collections.abc import Callable

from mahua.rules.breaches import Breach, breach_of
from mahua.rules.organisation_kinds import BranchForm, OrganisationKind
from mahua.rules.organisation_state import OrganisationState
from mahua.rules.set_up_rules import RULES
from mahua.rules.severities import Severity
from mahua.rules.staffing import party_staff_ratio, person_for_party_work
from mahua.rules.terms import Term, TermState, term_months

Question = Callable[[OrganisationState], Breach | None]

FEWEST_FORMAL = 3
COMMITTEE_FROM = 7
COMMITTEE_FEWEST, COMMITTEE_MOST = 3, 7
BRANCH_MOST = 50
JOINT_MOST = 5
GENERAL_BRANCH_FROM = 50
PARTY_COMMITTEE_FROM = 100


def fitting_kind(members: int) -> OrganisationKind:
    """What a unit with so many members sets up without asking for an exception (机关条例 第五条至第七条)."""
    if members >= PARTY_COMMITTEE_FROM:
        return OrganisationKind.PARTY_COMMITTEE
    return OrganisationKind.GENERAL_BRANCH if members >= GENERAL_BRANCH_FROM else OrganisationKind.BRANCH


def branch_where_three(state: OrganisationState) -> Breach | None:
    """BR-SETUP-3: three formal members make a branch; a branch that fell below three is to be joined with others.

    支部条例 第四条, 第五条, 第七条; 机关条例 第七条.
    """
    formal = state.formal_members
    if state.kind == OrganisationKind.UNIT and formal >= FEWEST_FORMAL and not state.branches:
        return breach_of(
            "BR-SETUP-3",
            finding=f"本单位有正式党员{formal}人，尚未成立党支部。",
            remedy="请向上级党组织申请成立党支部，上级一般在1个月内批复。",
        )
    if state.kind == OrganisationKind.BRANCH and formal < FEWEST_FORMAL:
        return breach_of(
            "BR-SETUP-3",
            finding=f"本支部有正式党员{formal}人，不足3人。",
            remedy="请报上级党组织研究，与邻近单位成立联合党支部，或作调整、撤销。",
            severity=Severity.WARN,
        )
    return None


def branch_of_fifty(state: OrganisationState) -> Breach | None:
    """BR-MAX-50: a branch generally has at most fifty members (支部条例 第四条); it still saves."""
    if state.kind != OrganisationKind.BRANCH or state.members <= BRANCH_MOST:
        return None
    return breach_of(
        "BR-MAX-50",
        finding=f"本支部有党员{state.members}人，超过一般不超过50人的规模。",
        remedy="请研究分设党支部，或报上级党组织设立党总支；暂不调整的，请写明理由。",
    )


def joint_branch_of_five(state: OrganisationState) -> Breach | None:
    """BR-JOINT-5: a joint branch generally covers at most five units (支部条例 第五条)."""
    if state.form != BranchForm.JOINT or state.joint_units <= JOINT_MOST:
        return None
    return breach_of(
        "BR-JOINT-5",
        finding=f"本联合党支部覆盖{state.joint_units}个单位，超过一般不超过5个的范围。",
        remedy="请研究分设联合党支部；暂不调整的，请写明理由。",
    )


def committee_where_seven(state: OrganisationState) -> Breach | None:
    """BR-COMM-7: from seven formal members a committee of 3–5, generally 7 at most (支部条例 第二十条)."""
    formal, seats = state.formal_members, state.committee_members
    if state.kind != OrganisationKind.BRANCH or formal < COMMITTEE_FROM:
        return None
    if seats > COMMITTEE_MOST:
        return breach_of(
            "BR-COMM-7",
            finding=f"支部委员会现有{seats}人，超过一般不超过7人的规模。",
            remedy="请在换届时调整职数；暂不调整的，请写明理由。",
            severity=Severity.WARN,
        )
    if seats >= COMMITTEE_FEWEST:
        return None
    found = f"支部委员会现有{seats}人，不足3人" if seats else "尚未设立支部委员会"
    remedy = "请及时补选委员，补足3至5人。" if seats else "请召开支部党员大会选举支部委员会，由3至5人组成。"
    return breach_of("BR-COMM-7", finding=f"本支部有正式党员{formal}人，{found}。", remedy=remedy)


def one_secretary(state: OrganisationState) -> Breach | None:
    """BR-SECRETARY: one secretary, one deputy at most; a vacancy is filled promptly (支部条例 第二十条, 第二十一条).

    A first secretary (第一书记) is another post and not counted here.
    """
    if state.kind != OrganisationKind.BRANCH:
        return None
    if not state.secretaries:
        return breach_of(
            "BR-SECRETARY", finding="本支部书记空缺。", remedy="请及时补选，或请上级党组织指派；任职报上级批准。"
        )
    if state.secretaries > 1 or state.deputy_secretaries > 1:
        return breach_of(
            "BR-SECRETARY",
            finding=f"本支部登记书记{state.secretaries}名、副书记{state.deputy_secretaries}名，超过各1名。",
            remedy="请核对任职起止日期；确系超配的，请报上级党组织调整。",
            severity=Severity.WARN,
        )
    return None


def party_committee_from_hundred(state: OrganisationState) -> Breach | None:
    """BR-COMMITTEE-100: from 100 members a 机关党委; below only with approval (机关条例 第五条)."""
    if state.kind == OrganisationKind.UNIT:
        if state.members < PARTY_COMMITTEE_FROM or state.party_committees:
            return None
        finding = f"本单位有党员{state.members}人，达到100人，尚未设立机关党委。"
        return breach_of("BR-COMMITTEE-100", finding=finding, remedy="请向机关工委申请设立机关党委。")
    if state.kind != OrganisationKind.PARTY_COMMITTEE or state.members >= PARTY_COMMITTEE_FROM:
        return None
    return _below_usual_size(state, code="BR-COMMITTEE-100", usual=PARTY_COMMITTEE_FROM)


def general_branch_from_fifty(state: OrganisationState) -> Breach | None:
    """BR-GENERAL-50: from 50 members below 100 a 总支; below only with approval (机关条例 第六条)."""
    if state.kind == OrganisationKind.UNIT:
        fits = fitting_kind(state.members) is OrganisationKind.GENERAL_BRANCH
        if not fits or state.general_branches or state.party_committees:
            return None
        finding = f"本单位有党员{state.members}人，在50人以上、不足100人，尚未设立党总支。"
        return breach_of("BR-GENERAL-50", finding=finding, remedy="请向机关工委申请设立党总支。")
    if state.kind != OrganisationKind.GENERAL_BRANCH or state.members >= GENERAL_BRANCH_FROM:
        return None
    return _below_usual_size(state, code="BR-GENERAL-50", usual=GENERAL_BRANCH_FROM)


def _below_usual_size(state: OrganisationState, *, code: str, usual: int) -> Breach | None:
    if state.small_size_approved:
        return None
    return breach_of(
        code,
        finding=f"现有党员{state.members}人，不足{usual}人，未登记上级党组织的批准。",
        remedy="因工作需要设立的，请登记上级批复；不再需要的，请报上级党组织调整。",
        severity=Severity.INFO,
    )


def term_kept(state: OrganisationState) -> Breach | None:
    """BR-TERM: an election at the end of the term, or within an approved extension (选举条例 第三条)."""
    if term_months(state.kind) is None or state.term_expires_on is None:
        return None
    term = Term(state.term_expires_on, state.term_extended_until)
    if term.state(state.as_of) is not TermState.OVERDUE:
        return None
    days = (state.as_of - term.ends_on).days
    since = "延期期限" if term.ends_on > term.expires_on else "任期"
    ask = f"需延期的须经上级批准，最迟不超过{term.latest_on:%Y-%m-%d}。" if state.as_of < term.latest_on else ""
    return breach_of(
        "BR-TERM",
        finding=f"{since}已于{term.ends_on:%Y-%m-%d}届满，至今{days}天未换届。",
        remedy=f"请向上级党组织请示换届并组织选举。{ask}",
    )


def term_reminder(state: OrganisationState) -> Breach | None:
    """BR-TERM-REMIND: six months before the end the superior reminds (支部条例 第二十一条); a term must be known."""
    if term_months(state.kind) is None:
        return None
    if state.term_expires_on is None:
        return breach_of(
            "BR-TERM-REMIND",
            finding="未登记本届任期的起始日期，无法判断是否按期换届。",
            remedy="请在届期页补录本届起始日期。",
        )
    term = Term(state.term_expires_on, state.term_extended_until)
    if term.state(state.as_of) not in (TermState.ENDING, TermState.EXTENDED):
        return None
    days = (term.ends_on - state.as_of).days
    until = "延期至" if term.ends_on > term.expires_on else "任期至"
    return breach_of(
        "BR-TERM-REMIND",
        finding=f"本届{until}{term.ends_on:%Y-%m-%d}，还有{days}天。",
        remedy="请着手换届：向上级党组织请示，收到批复后组织选举。",
    )


def head_as_deputy(state: OrganisationState) -> Breach | None:
    """BR-HEAD: an administrative head who is a member and not secretary serves as deputy secretary (local rule)."""
    kinds = (OrganisationKind.BRANCH, OrganisationKind.GENERAL_BRANCH)
    if state.kind not in kinds or not state.head_is_member:
        return None
    if state.head_is_secretary or state.head_is_deputy_secretary:
        return None
    return breach_of(
        "BR-HEAD",
        finding="行政负责人是本组织党员，未任书记，也未兼任副书记。",
        remedy="请结合一岗双责研究由其兼任副书记，按程序选举并报批；另有安排的，不必处理。",
    )


QUESTIONS: tuple[Question, ...] = (
    branch_where_three,
    branch_of_fifty,
    joint_branch_of_five,
    committee_where_seven,
    one_secretary,
    party_committee_from_hundred,
    general_branch_from_fifty,
    term_kept,
    term_reminder,
    head_as_deputy,
    party_staff_ratio,
    person_for_party_work,
)


def breaches(state: OrganisationState) -> tuple[Breach, ...]:
    """Every rule in force on that day that this organisation or unit does not keep."""
    found = (question(state) for question in QUESTIONS)
    return tuple(breach for breach in found if breach and RULES[breach.rule].is_in_force(state.as_of))
