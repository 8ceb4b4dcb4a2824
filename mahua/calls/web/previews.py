"""What is saved only after its effect was shown: the form carries a digest of what the shown effect was reckoned from."""

import hashlib

SAVES = "save"
SHOWN = "shown"


def digest_of(*said) -> str:
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def was_shown(request, digest) -> bool:
    """Whether the person presses 保存 under the effect of just this change."""
    return SAVES in request.POST and request.POST.get(SHOWN) == digest
