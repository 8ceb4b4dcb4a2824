"""From notices to messages: what has become due is counted, each thing once however many people were told of it."""

from collections import Counter

from mahua.kernel.codes import new_code
from mahua.kernel.tree_paths import is_within
from mahua.ledger.recording import verb
from mahua.notices.models import Notice, Sending, Webhook


@verb
def gather(*, at) -> int:
    """One message for each robot whose people have something due, urgent things apart. How many were made.

    In one transaction with the mark on the notices: a notice is counted once, also when a worker dies on the way.
    """
    if not Notice.objects.ungathered(at).exists():
        return 0
    batch = new_code("e")
    Notice.objects.ungathered(at).update(gathered_in=batch)
    told = _things(batch)
    made = [
        Sending.to(webhook, at=at, counts=counts, is_urgent=urgent)
        for webhook in Webhook.objects.enabled()
        for urgent in (True, False)
        if (counts := _counted(told, webhook.path, urgent=urgent))
    ]
    Sending.objects.bulk_create(made)
    return len(made)


def _things(batch):
    """{(kind, about, occasion, urgent): the paths of the people told}"""
    told = {}
    rows = Notice.objects.filter(gathered_in=batch).values_list("kind", "about", "occasion", "is_urgent", "user__path")
    for *thing, path in rows:
        told.setdefault(tuple(thing), set()).add(path)
    return told


def _counted(told, top, *, urgent):
    """{kind: how many things of it people below `top` were told}"""
    return Counter(
        kind
        for (kind, _, _, is_urgent), paths in told.items()
        if is_urgent == urgent and any(is_within(path, top) for path in paths)
    )
