"""热点: found each night among the last thirty days' calls, and put to the street most of them come from; what a person has listed stays."""

from collections import Counter
from datetime import timedelta

from django.db import transaction

from mahua.calls import states
from mahua.calls.models import Call, Topic
from mahua.kernel.codes import new_code
from mahua.kernel.tree_paths import WIDTH
from mahua.organisations.models import Organisation

SPAN = timedelta(days=30)
LEAST = 5
LEFT_OUT = (states.DIVERTED, states.WITHDRAWN, states.EXCLUDED)


def find_topics(at) -> int:
    """Seek anew; how many topics there are. What was found before and not listed gives way."""
    found = list(_topics(_calls(at)))
    with transaction.atomic():
        Topic.objects.filter(month="").delete()
        listed = {topic: set(topic.calls.values_list("pk", flat=True)) for topic in Topic.objects.all()}
        streets = {street.path: street for street in Organisation.objects.filter(path__in={path for path, *_ in found})}
        for path, topic, pks in found:
            _keep(streets[path], topic, pks, listed=listed, at=at)
    return len(found)


def _calls(at):
    """Of the whole district, since what is usual there is known only from all of it."""
    seen = Call.objects.filter(raised_at__gte=at - SPAN, raised_at__lte=at, parent=None, direction="up")
    rows = seen.exclude(state__in=LEFT_OUT).order_by("pk")
    return list(rows.values_list("pk", "path", "title", "text", "place", "requester__phone_blind"))


def _topics(calls):
    """(path of the street most of them come from, topic, calls)."""
    from mahua.textmining.topics import Message, topics  # noqa: PLC0415 -- heavy

    messages = [Message(title, f"{place}\n{text}", sender or f"#{pk}") for pk, _, title, text, place, sender in calls]
    for topic in topics(messages, least=LEAST):
        members = [calls[number] for number in topic.members]
        street = Counter(path[: 2 * WIDTH] for _, path, *_ in members).most_common(1)[0][0]
        yield street, topic, {pk for pk, *_ in members}


def _keep(street, topic, pks, *, listed, at):
    """As the listed topic that shares most of its calls, or as a new one."""
    same = next(
        (old for old, had in listed.items() if len(had & pks) * 2 >= min(len(had), len(pks)) and had & pks), None
    )
    kept = same or Topic.objects.create(
        code=new_code("r"), street=street, path=street.path, place=topic.place[:80], matter="、".join(topic.words)[:120],
        found_at=at,
    )  # fmt: skip
    kept.calls.add(*pks)
