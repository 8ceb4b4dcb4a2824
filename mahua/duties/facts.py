"""What is decided about obligations, as facts. The obligations themselves are computed, never recorded."""

from mahua.ledger.kinds import fact


@fact("rule.amended", title="本区规定调整", retention_years=100)
class RuleAmended:
    """A local rule asks for something else from a day."""

    rule: str
    frequency: str
    required: int
    valid_from: str


@fact("exemption.granted", title="豁免")
class ExemptionGranted:
    """An obligation does not bind this organisation in this period, for a stated reason."""

    rule: str
    period: str
    reason: str


@fact("exemption.withdrawn", title="撤回豁免")
class ExemptionWithdrawn:
    """An exemption no longer holds."""

    rule: str
    period: str


@fact("obligation.made_up", title="补办")
class ObligationMadeUp:
    """Something held after its period counts for that period, for a stated reason."""

    rule: str
    period: str
    fact: int
    reason: str


@fact("calendar.published", title="公布工作年历", retention_years=100)
class CalendarPublished:
    """A year's 放假安排 is entered: the weekdays off and the weekend days worked, as ISO dates."""

    year: int
    off: tuple[str, ...]
    made_up: tuple[str, ...]


@fact("calendar.amended", title="调整工作年历", retention_years=100)
class CalendarAmended:
    """From now on these, and no others, are the exceptions of a year entered before."""

    year: int
    off: tuple[str, ...]
    made_up: tuple[str, ...]


@fact("contact_point.set", title="确定联系点")
class ContactPointSet:
    """A leader of the unit looks after a branch from this day; `post` is the leader's post in the 党组."""

    contact_point: str
    post: str
    branch: str


@fact("contact_point.ended", title="结束联系点")
class ContactPointEnded:
    """The leader looked after the branch to this day."""

    contact_point: str
    post: str
    branch: str


@fact("contact_problem.raised", title="联系点带回问题")
class ContactProblemRaised:
    """At the contact point a problem was taken up; DG-VISIT reads it. No visit is counted, no place, no picture."""

    contact_problem: str
    contact_point: str
    post: str
    branch: str


@fact("contact_problem.solved", title="联系点问题解决")
class ContactProblemSolved:
    """It was solved, so many days after it was taken up."""

    contact_problem: str
    contact_point: str
    post: str
    branch: str
    days: int


@fact("statement.filed", title="报送述职")
class StatementFiled:
    """The holder of a secretary's post reported on a year; ST-Y reads it. Not a word of the report."""

    statement: str
    post: str
    belongs_to_year: int


@fact("statement.commented", title="述职点评")
class StatementCommented:
    """The superior commented on the report (一述一评)."""

    statement: str
    post: str
    belongs_to_year: int


@fact("statement.reviewed", title="述职评议")
class StatementReviewed:
    """The report was reviewed and graded by people; the grade itself stays under seal."""

    statement: str
    post: str
    belongs_to_year: int


@fact("statement.graded", title="述职评议等次", confidential=True)
class StatementGraded:
    """A superior ended a year's review: how many were graded, and how, in the ledger of the superior.

    Counts only, and those per grade only where five or more were graded: no grade of one post leaves the seal.
    """

    belongs_to_year: int
    graded: int
    good: int | None = None
    fairly_good: int | None = None
    average: int | None = None
    poor: int | None = None


@fact("rectification.opened", title="列入整改")
class RectificationOpened:
    """What the review of a statement asked to put right, by a day."""

    rectification: str
    statement: str
    due_on: str


@fact("rectification.closed", title="整改完成")
class RectificationClosed:
    """It was put right; `days_late` is 0 when in time."""

    rectification: str
    statement: str
    days_late: int


@fact("responsibility_list.issued", title="印发责任清单")
class ResponsibilityListIssued:
    """A body's list for a year holds from now on: so many items, none of them in words."""

    responsibility_list: str
    belongs_to_year: int
    items: int


@fact("responsibility_item.questioned", title="对责任事项提出异议")
class ResponsibilityItemQuestioned:
    """Who bears an item says that it does not fit."""

    responsibility_list: str
    responsibility_item: str


@fact("responsibility_item.answered", title="答复异议")
class ResponsibilityItemAnswered:
    """The question got its reply; `dropped` is 1 where the item was taken off the list."""

    responsibility_list: str
    responsibility_item: str
    dropped: int


@fact("acting_holder.named", title="代行职责")
class ActingHolderNamed:
    """Somebody does what a vacant post owes, from–to."""

    role: str
    member: str
    until_on: str


@fact("authorisation.entered", title="录入上级授权文件", retention_years=100)
class AuthorisationEntered:
    """A document of a higher body allows what is otherwise off: 责任状 or 一票否决."""

    what: str
    issued_on: str


@fact("authorisation.withdrawn", title="撤销上级授权文件", retention_years=100)
class AuthorisationWithdrawn:
    """It is off again."""

    what: str


@fact("duty_set.made", title="建立责任安排")
class DutySetMade:
    """A body arranges for a year what a template asks for, in so many parts."""

    duty_set: str
    template: str
    belongs_to_year: int
    parts: int


@fact("duty_part.done", title="完成责任安排事项")
class DutyPartDone:
    """A document is there, a meeting was held (`meeting_fact` is its position), a promise is shown; lists are done when issued."""

    duty_set: str
    part_kind: str
    number: int
    meeting_fact: int = 0


@fact("duty_set.reviewed", title="审核责任安排")
class DutySetReviewed:
    """A superior looked through it: all of its parts are done."""

    duty_set: str
    template: str
    belongs_to_year: int
    parts: int
    parts_done: int


@fact("rule_set.kept", title="制度集")
class RuleSetKept:
    """A named set of rules is followed up together."""

    rule_set: str
    rules: tuple[str, ...]
