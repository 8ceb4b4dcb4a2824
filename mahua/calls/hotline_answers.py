"""回复12345: what came of the calls of the hotline since a day, each under its outside number; the masked edition only."""

from datetime import date, datetime, time

from django.db.models import Prefetch, Q

from mahua.calls import states
from mahua.calls.models import Call, Response, Step
from mahua.calls.sheets import wall
from mahua.kernel.days import SHANGHAI
from mahua.textmining import masking

ENDED_WITH_WORDS = (states.ANSWERED, states.CALLED_BACK, states.CLOSED)
BATCH = 500


def answered_since(user, day: date):
    """Calls of the hotline answered from this day on, by themselves or where they were merged into; the oldest first."""
    since = datetime.combine(day, time(), tzinfo=SHANGHAI)
    itself = Q(state__in=ENDED_WITH_WORDS) & (Q(answered_at__gte=since) | Q(answered_at=None, ended_at__gte=since))
    elsewhere = Q(merged_into__state__in=ENDED_WITH_WORDS, merged_into__answered_at__gte=since)
    calls = Call.objects.visible_to(user).filter(channel="hotline").exclude(outside_number="")
    return calls.filter(itself | elsewhere).select_related("lead", "merged_into__lead").order_by("raised_at", "pk")


def rows(calls):
    """As `sheets.HOTLINE_OUT` writes them."""
    for call in calls.prefetch_related(*_words()).iterator(chunk_size=BATCH):
        end = call.merged_into or call
        parts = list(end.parts.all())
        yield {
            "outside_number": call.outside_number,
            "number": call.number,
            "state": call.get_state_display(),
            "outcome": end.get_outcome_display(),
            "unit": end.lead.name if end.lead else "、".join(each.lead.name for each in parts if each.lead),
            "answer": masking.masked("\n".join(filter(None, map(_answer, parts or [end])))),
            "answered_at": wall(end.answered_at or end.ended_at),
        }


def _words():
    """The answers of a call, of those it was divided into and of the one it was merged into, a query each."""
    given = Response.objects.exclude(answer="").order_by("pk").select_related("organisation")
    noted = Step.objects.filter(kind="answered").order_by("pk")
    for before in ("", "parts__", "merged_into__", "merged_into__parts__"):
        if before.endswith("parts__"):
            yield Prefetch(before.removesuffix("__"), Call.objects.select_related("lead").order_by("pk"))
        yield Prefetch(f"{before}responses", given, to_attr="given")
        yield Prefetch(f"{before}steps", noted, to_attr="noted")


def _answer(call) -> str:
    """What the body in charge wrote last, with its reason; what a street solved by itself stands in the history only."""
    of_lead = [each for each in call.given if each.organisation_id == call.lead_id]
    if of_lead:
        basis = of_lead[-1].basis
        return of_lead[-1].answer + (f"（依据：{basis}）" if basis else "")
    return call.noted[-1].words if call.noted else ""
