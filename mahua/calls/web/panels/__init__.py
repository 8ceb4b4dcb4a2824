"""What a person may do about a call, as panels of its page: each group of people brings its own, from its own file.

A panel is a function `(request, call, now=)` → (template, context) or None where it has nothing to offer.
"""

NEXT, BESIDE = [], []


def panel(offer):
    """Decorator: this function offers what is to be done next, above the history; in the order of import."""
    NEXT.append(offer)
    return offer


def panel_beside(offer):
    """Decorator: this function offers what may be looked at or done besides, in the column beside the history."""
    BESIDE.append(offer)
    return offer


def panels_for(request, call, *, now):
    """(next, beside): the panels that have something to offer this person now, as [{"template": …, **context}, …]."""
    return tuple(_offered(request, call, offers, now=now) for offers in (NEXT, BESIDE))


def _offered(request, call, offers, *, now):
    offered = (offer(request, call, now=now) for offer in offers)
    return [{"template": template, **context} for template, context in filter(None, offered)]
