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
