"""办到哪一步: what a resident reads by code. State, days and the answer in the masked edition; never who."""

from dataclasses import dataclass, field
from datetime import datetime

from mahua.calls import states, wording
from mahua.calls.wording import callers as words
from mahua.textmining import masking

ANSWERED = (states.ANSWERED, states.CALLED_BACK, states.CLOSED)


@dataclass(frozen=True)
class Progress:
    """The few words of the page."""

    state: str
    outcome: str
    days: list[tuple[str, datetime]] = field(default_factory=list)
    answer: str = ""
    may_withdraw: bool = False


def progress_of(call) -> Progress:
    """Of the call a code was given for; where it goes on as part of another, of that one."""
    goes_on = call.merged_into or call
    is_answered = goes_on.state in ANSWERED
    days = [("收到", call.raised_at), ("交办", goes_on.dispatched_at), ("接办", goes_on.accepted_at)]
    days.append(("答复", goes_on.answered_at if is_answered else None))
    kept = call.requester_kept()
    return Progress(
        state=words.SAID[goes_on.state],
        outcome=wording.OUTCOMES.get(goes_on.outcome, "") if is_answered else "",
        days=[(label, at) for label, at in days if at],
        answer=_answer(goes_on) if is_answered else "",
        may_withdraw=kept is not None and not kept.is_erased and bool(kept.name or kept.phone or kept.told),
    )


def _answer(call) -> str:
    """The words of those asked, or of the street that solved it, without the names of bodies and persons."""
    given = list(call.responses.exclude(answer="").select_related("organisation").order_by("pk"))
    texts = [each.answer for each in given]
    if not texts:
        texts = call.steps.filter(kind="answered", shown_to="all").order_by("-pk").values_list("words", flat=True)[:1]
    names = {each.organisation.name for each in given} | {call.caller.name} | ({call.lead.name} if call.lead else set())
    text = masking.masked("\n".join(texts))
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "有关单位")
    return text
