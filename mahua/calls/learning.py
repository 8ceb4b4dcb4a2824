"""派给谁 as earlier calls teach it: learnt from the masked edition of closed calls, kept as numbers, explained by words.

It suggests and may abstain; a person decides, unless the centre set a threshold.
"""

from collections import Counter
from functools import lru_cache

from mahua.calls import states
from mahua.calls.models import Call, Dispatch, DispatchThreshold, LearntModel, Suggestion
from mahua.calls.similar import same_matter
from mahua.calls.wording import centre as words
from mahua.kernel.errors import Refused
from mahua.organisations.models import Organisation
from mahua.textmining.classification import Classifier

READ = 20_000  # newest closed calls learnt from
EACH = 5  # calls a body must have had for anything to be learnt about it
KEPT = 2  # models: the one that holds, and the one before, which a process may still be opening
LEAST = 300  # calls below which the district's own teach too little


def closed_calls() -> list[tuple[str, str]]:
    """(text, the code of the body that answered) of the newest closed calls; the masked edition, as it was shown."""
    closed = Call.objects.in_state(states.CLOSED).exclude(lead=None).order_by("-raised_at", "-pk")
    rows = closed.values_list("title", "text", "lead__code")[:READ]
    return [(f"{title}\n{text}", code) for title, text, code in rows]


def learn(labelled, *, at, from_file=False) -> LearntModel:
    """Learn from (text, code of a body) and keep it; bodies with too few texts are left to people."""
    from mahua.textmining.training import train  # noqa: PLC0415 -- heavy

    counted = Counter(code for _, code in labelled)
    taught = [(text, code) for text, code in labelled if counted[code] >= EACH]
    if len({code for _, code in taught}) < 2:  # noqa: PLR2004 -- one from another
        raise Refused(words.TOO_LITTLE_TO_LEARN.format(each=EACH))
    model = train([text for text, _ in taught], [code for _, code in taught])
    told = model.quality
    made = LearntModel.objects.create(
        data=model.to_bytes(), fingerprint=model.fingerprint, texts=len(taught), units=len(model.labels), accuracy=round(told.accuracy * 100),
        coverage=round(told.coverage * 100), accuracy_of_kept=round(told.accuracy_of_kept * 100), from_file=from_file,
        at=at,
    )  # fmt: skip
    LearntModel.objects.exclude(
        pk__in=list(LearntModel.objects.order_by("-pk").values_list("pk", flat=True)[:KEPT])
    ).delete()
    return made


def learn_anew(at) -> LearntModel | None:
    """Each night from the district's own closed calls, once they are enough, and never from fewer than before."""
    newest, labelled = LearntModel.newest(), closed_calls()
    if len(labelled) < max(LEAST, newest.texts if newest else 0):
        return None
    return learn(labelled, at=at)


def codes_of(names) -> dict[str, str]:
    """{name: code} of bodies as a file names them; refused where one is not known."""
    names = set(names)
    bodies = Organisation.objects.standing().of_kind("unit", "street").filter(name__in=names)
    codes = dict(bodies.values_list("name", "code"))
    if unknown := sorted(names - set(codes)):
        raise Refused(words.LABELS_UNKNOWN.format(names="、".join(unknown[:5])))
    return codes


def suggest(call, *, at) -> Suggestion:
    """Keep what was learnt about this call, and which open call may be the same matter."""
    told = {"unit": None, "confidence": 0, "words": "", "same": same_matter(call, at=at), "at": at}
    newest = LearntModel.objects.order_by("-pk").values_list("fingerprint", flat=True).first()
    if newest:
        found = _classifier(newest).suggest(f"{call.title}\n{call.text}")
        unit = Organisation.objects.standing().filter(code=found.label).first()
        if unit and not found.abstains:
            told |= {"unit": unit, "confidence": int(found.confidence * 100), "words": " ".join(found.words)[:120]}
    return Suggestion.objects.update_or_create(call=call, defaults=told)[0]


def send_if_sure(call, suggestion, *, at):
    """Only if the centre set a threshold: a call in the queue goes out by itself, unless a rule sends it elsewhere."""
    from mahua.calls.dispatching import by_rules, learnt  # noqa: PLC0415 -- it reads suggestions

    threshold, offer = DispatchThreshold.now().confidence, learnt(suggestion)
    if threshold is None or offer is None or offer.confidence < threshold or call.state != states.QUEUED:
        return
    ruled = by_rules(call)
    if ruled and ruled.unit != offer.unit:
        return
    Dispatch.send(
        call, lead=offer.unit, by=None, at=at, how="threshold", reasons=offer.reason, confidence=offer.confidence
    )


@lru_cache(maxsize=1)
def _classifier(fingerprint) -> Classifier:
    """The newest model is unpacked once a process."""
    return Classifier.from_bytes(bytes(LearntModel.objects.filter(fingerprint=fingerprint).latest("pk").data))
