"""What else ends when an organisation does: modules above say so here, as they do for moves in `moving`."""

from collections.abc import Callable

ENDINGS: list[Callable] = []


def ends_with_organisation(ending):
    """Decorator: `ending(organisation, on=, around=)` ends what its module keeps and returns ledger entries, or refuses.

    It stands inside the transaction of the dissolution; `around` are the `by`, `at`, `for_` of its entries.
    """
    ENDINGS.append(ending)
    return ending


def end_all(organisation, *, on, around):
    """The entries of everything that ended with the organisation."""
    return [entry for ending in ENDINGS for entry in ending(organisation, on=on, around=around)]
