"""What happens to undertakings, as facts: codes, days and numbers; goals and reasons stay on the pages."""

from mahua.ledger.kinds import fact, mended_where_made


@fact("undertaking.proposed", title="融合事项提出")
class UndertakingProposed:
    """A unit takes one item of business, and a branch bears its Party strand; `parent` is the campaign it is part of."""

    undertaking: str
    category: str
    branch: str
    starts_on: str
    ends_on: str
    parent: str = ""


@fact("undertaking.taken_over", title="融合事项换人负责")
class UndertakingTakenOver:
    """Another business head of the unit answers for it."""

    undertaking: str


@fact("strand.planned", title="一股已谋划")
class StrandPlanned:
    """One side said its goal and its measures; again when it is planned anew. In the chain of the body that bears it."""

    undertaking: str
    side: str
    measures: int


@fact("measure.reported", title="指标进度")
class MeasureReported:
    """How far a measure is: `met` is 1 once the target is reached; `number` is its place in the strand."""

    undertaking: str
    side: str
    number: int
    met: int


@fact("stage.passed", title="阶段通过")
class StagePassed:
    """The business owner went on; `without` counts the evidence this stage asks for that was not seen."""

    undertaking: str
    stage: str
    without: int
    decided_business: int
    decided_party: int
    carried_business: int
    carried_party: int
    checked_both: int


@fact("joint.made", title="结合点")
class JointMade:
    """Doing something tied the two strands; `stage` is co_planned, co_deployed, co_carried or co_inspected."""

    undertaking: str
    joint_kind: str
    stage: str
    source: str
    branch: str
    after_the_fact: int


@fact("joint.undone", title="结合点撤销")
class JointUndone:
    """What had tied the strands was corrected away."""

    undertaking: str
    joint_kind: str
    source: str


@fact("apart.said", title="无需结合")
class ApartSaid:
    """For these days the two strands need not meet: a good answer."""

    undertaking: str
    from_on: str
    until_on: str


@fact("resource.lent", title="支援借出")
class ResourceLent:
    """A unit lent people, rooms or data to another unit's undertaking. In the chain of the lender."""

    undertaking: str
    lender: str
    what: str


@fact("resource.returned", title="支援归还")
class ResourceReturned:
    """What was lent went back."""

    undertaking: str
    lender: str
    what: str


@fact("undertaking.ended", title="融合事项结束")
class UndertakingEnded:
    """It is over, with its result; `branch_took_part` is 1 where a joint was made while it was done."""

    undertaking: str
    result: str
    stages_passed: int
    branch_took_part: int
    measures: int
    measures_met: int


@fact("undertaking.dropped", title="融合事项不再办理")
class UndertakingDropped:
    """It is no longer to be done."""

    undertaking: str


mended_where_made(JointMade.kind, JointUndone.kind)  # by mending what made them
