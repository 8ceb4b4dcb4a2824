"""Where a request came from, for the security log and the lock-out."""

from django.conf import settings

LONGEST = 45  # an IPv6 address in full


def address_of(request) -> str:
    """The network address of the person's machine.

    Behind our own proxies (MAHUA_PROXIES, how many) the address is the one the outermost of them saw; anything further
    left in X-Forwarded-For was written by the sender and proves nothing.
    """
    proxies = settings.TRUSTED_PROXIES
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if proxies and len(seen) >= proxies:
        return seen[-proxies][:LONGEST]
    return request.META.get("REMOTE_ADDR", "")[:LONGEST]
