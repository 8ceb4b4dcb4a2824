"""What happens to calls, as facts: codes and numbers, never words, names or places finer than a grid.

What was raised stands in the caller's ledger, what was done about it in that of the body that did it.
Ratings and call-backs are confidential: those rated see counts only, from five upward.
"""

from mahua.ledger.kinds import KINDS, fact, mended_where_made


@fact("call.raised", title="呼叫")
class CallRaised:
    """A body asked for help; `direction` up (基层有呼) or down (市有呼唤)."""

    call: str
    direction: str
    channel: str
    urgency: str
    category: str


@fact("call.enclosed", title="收附件")
class CallEnclosed:
    """So many files were handed in with the call; all of them withheld at first."""

    call: str
    files: int


@fact("call.disclosed", title="附件放行")
class CallDisclosed:
    """How many files of the call the body called may open, as they are or covered, and how many it may not."""

    call: str
    released: int
    covered: int
    withheld: int


@fact("call.escalated", title="上报区级")
class CallEscalated:
    """The street cannot solve it alone and hands it up, after so many minutes."""

    call: str
    minutes_taken: int


@fact("call.dispatched", title="派单")
class CallDispatched:
    """The command centre gave it to this body; `how`: rule, suggestion or person; co-units by code, and all by number."""

    call: str
    round: int
    how: str
    role: str
    bodies: int
    co_units: tuple[str, ...] = ()


@fact("call.dispatch_undone", title="撤回派单")
class CallDispatchUndone:
    """The dispatch was a mistake and is taken back before anybody accepted."""

    call: str


@fact("call.accepted", title="接收")
class CallAccepted:
    """The body reported in; minutes as its clock counts them."""

    call: str
    minutes_taken: int
    in_time: bool


@fact("call.returned", title="退回")
class CallReturned:
    """The body says it is not its business; `bounces` counts all bodies that said so."""

    call: str
    reason: str
    bounces: int


@fact("call.taken_back", title="收回重派")
class CallTakenBack:
    """The body in charge was dissolved before it had answered; the call waits at the command centre again."""

    call: str


@fact("call.contacted", title="联系")
class CallContacted:
    """The body spoke to the requester, itself or relayed by the caller (转达算联系)."""

    call: str
    relayed: bool
    in_time: bool


@fact("call.paused", title="暂停计时")
class CallPaused:
    """The clock stands still, with the consent of caller or dispatcher."""

    call: str
    reason: str
    consent: str


@fact("call.resumed", title="恢复计时")
class CallResumed:
    """The clock goes on; `capped` when the longest allowed pause ended it."""

    call: str
    capped: bool


@fact("call.extended", title="延期")
class CallExtended:
    """One extension was approved."""

    call: str
    minutes: int


@fact("call.urged", title="催办")
class CallUrged:
    """Somebody asked to hurry: `level` urge (催办) or supervise (督办)."""

    call: str
    level: str


@fact("call.overdue", title="超时")
class CallOverdue:
    """A clock ran out: accept, contact or solve; said once each time it begins, of the body in charge, the street or the centre."""

    call: str
    clock: str
    round: int


@fact("call.answered", title="办结答复")
class CallAnswered:
    """The body says how it ended: solved, partly, unsolvable (依据) or not_ours."""

    call: str
    outcome: str
    round: int
    in_time: bool


@fact("call.called_back", title="回访", confidential=True)
class CallCalledBack:
    """A third party asked the requester: reached or not, contacted, solved, how satisfied. Never who said it.

    1 is yes, 0 no: numbers, so that an indicator can add them up on any engine.
    """

    call: str
    valid: int
    contacted: int
    solved: int
    satisfaction: str


@fact("call.rated", title="评议", confidential=True)
class CallRated:
    """The caller rated the body that answered, 1 (worst) to 5."""

    call: str
    grade: int


@fact("call.reopened", title="重新办理")
class CallReopened:
    """The caller was not content: the same body takes it up again."""

    call: str
    round: int


@fact("call.closed", title="办结")
class CallClosed:
    """It ended with what was answered; of a call that was split, in the caller's ledger, when the last part has."""

    call: str
    outcome: str
    rounds: int


@fact("call.linked", title="呼叫关联事项")
class CallLinked:
    """The body in charge said what matter of its own the call belongs to; an empty `about` takes that back."""

    call: str
    about: str


@fact("call.merged", title="并件")
class CallMerged:
    """It is about the same matter as another, and goes on there."""

    call: str
    into: str


@fact("call.unmerged", title="撤销并件")
class CallUnmerged:
    """It was another matter after all."""

    call: str


@fact("call.split", title="拆分")
class CallSplit:
    """Several matters or several bodies: its parts go on by themselves."""

    call: str
    parts: tuple[str, ...]


@fact("call.withdrawn", title="撤回呼叫")
class CallWithdrawn:
    """The caller needs it no more."""

    call: str


@fact("call.diverted", title="转法定渠道")
class CallDiverted:
    """举报 and what else does not belong here went to the channel the law names: discipline, petition or authority."""

    call: str
    channel: str


@fact("call.excluded", title="剔除")
class CallExcluded:
    """A second reviewer agreed that it does not count."""

    call: str
    reason: str


@fact("call.objected", title="申诉")
class CallObjected:
    """A body asks that a call, or a rating of it, be looked at by a second reviewer."""

    call: str
    about: str


@fact("call.objection_decided", title="申诉复核")
class CallObjectionDecided:
    """The second reviewer agreed or not."""

    call: str
    about: str
    upheld: bool


@fact("call.summoned", title="吹哨")
class CallSummoned:
    """The street calls bodies to the place."""

    call: str
    occasion: str
    units: tuple[str, ...]


@fact("call.arrived", title="到场")
class CallArrived:
    """A body reported in on the spot."""

    call: str
    minutes_taken: int


@fact("call.stood_down", title="收哨")
class CallStoodDown:
    """The street says that the matter on the spot is done (事不完，人不撤)."""

    call: str


@fact("time_limit.amended", title="时限调整", retention_years=100)
class TimeLimitsAmended:
    """A limit of the district's own changed; how many open calls it moved."""

    urgency: str
    clock: str
    minutes: int
    natural: bool
    moved: int


@fact("rate_formula.amended", title="三率口径调整", retention_years=100)
class RateFormulaAmended:
    """From a day on the three rates are weighed otherwise, in hundredths."""

    from_on: str
    basically: int
    response: int
    resolution: int
    satisfaction: int
    least: int


@fact("routing_rule.amended", title="派单规则调整", retention_years=100)
class RoutingRuleAmended:
    """A rule was laid down, amended or retired (`what`); how many rules hold since."""

    what: str
    rule: int
    rules: int


@fact("office_hours.amended", title="办公时间调整", retention_years=100)
class OfficeHoursAmended:
    """A body keeps other hours: minutes of its working day; how many open calls that moved."""

    minutes_a_day: int
    moved: int


@fact("dispatch_threshold.amended", title="自动派单门槛调整", retention_years=100)
class DispatchThresholdAmended:
    """From this confidence (hundredths) on calls go out without a person; 0: none do."""

    confidence: int


@fact("category.brought_in", title="传入类别表")
class CategoryBroughtIn:
    """So many categories were laid down from a table."""

    added: int


@fact("category.amended", title="修改类别")
class CategoryAmended:
    """What a category asks was changed, or whether it is still offered: how many questions, and 1 if it is retired."""

    category: str
    questions: int
    retired: int


@fact("shift.amended", title="修改值班")
class ShiftAmended:
    """The roster of the centre: a shift was planned, left its notes, or was taken over. Never who sits there or how long."""

    shift: int
    what: str


@fact("topic.listed", title="列为本月热点")
class TopicListed:
    """A person listed calls about one matter in one place as the month's topic; so many calls."""

    topic: str
    month: str
    calls: int


mended_where_made(*(code for code in KINDS if code.startswith("call.")))  # undo, unmerge, an objection: verbs of a call
