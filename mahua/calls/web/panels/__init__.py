"""What a person may do about a call, as panels of its page: each group of people brings its own, from its own file.

A panel is a function `(request, call, now=)` → (template, context) or None where it has nothing to offer.
"""

PANELS = []


def panel(offer):
    """Decorator: this function offers a panel; in the order of import."""
    PANELS.append(offer)
    return offer


def panels_for(request, call, *, now):
    """[{"template": …, **context}, …] of the panels that have something to offer this person now."""
    offered = (offer(request, call, now=now) for offer in PANELS)
    return [{"template": template, **context} for template, context in filter(None, offered)]
