"""Which kinds of organisation may hang under which: what the form for founding and moving offers."""

UNDER = {
    "district": ("working_committee", "unit", "street", "temporary_branch"),
    "working_committee": ("branch", "temporary_branch"),
    "unit": ("leading_group", "party_committee", "general_branch", "branch", "temporary_branch"),
    "party_committee": ("general_branch", "branch", "temporary_branch"),
    "general_branch": ("branch", "temporary_branch"),
    "branch": ("cell",),
    "street": ("community", "temporary_branch"),
}


def kinds_under(kind: str) -> tuple[str, ...]:
    """What may be founded directly under an organisation of this kind."""
    return UNDER.get(kind, ())


def parents_for(kind: str) -> tuple[str, ...]:
    """The kinds an organisation of this kind may hang under."""
    return tuple(parent for parent, below in UNDER.items() if kind in below)
