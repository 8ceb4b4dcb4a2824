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
