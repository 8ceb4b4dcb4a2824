"""What is saved only after its effect was shown: the form carries a digest of what the shown effect was reckoned from."""

import hashlib

SAVES = "save"
SHOWN = "shown"
LISTED = 50


def digest_of(*said) -> str:
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def was_shown(request, digest) -> bool:
    """Whether the person presses 保存 under the effect of just this change."""
    return SAVES in request.POST and request.POST.get(SHOWN) == digest


def effect_of(moved):
    """For the page: the clocks that would move, the earliest first, and of how many calls they are."""
    calls = {each.call.pk for each in moved}
    return {"moved": moved[:LISTED], "more": len(moved) > LISTED, "count": len(calls)}
