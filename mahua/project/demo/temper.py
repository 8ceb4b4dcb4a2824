"""How each branch of the 示例区 goes about its year: most in order, some behind, some strong on one side only."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Temper:
    """Chances that what is owed is held, per kind; how late it is written down; how much is followed up."""

    assembly: float = 0.99
    committee: float = 0.985
    theme_day: float = 0.99
    lecture: float = 0.97
    cell: float = 0.97
    life: float = 1.0
    closed: float = 0.9  # problems and resolutions followed up
    late_days: int = 0  # usually written down so many days after
    stops_in: int = 0  # month from which nothing is recorded any more; 0: never


ORDERLY = Temper()
DILIGENT = Temper(assembly=1.0, committee=1.0, theme_day=1.0, lecture=1.0, cell=1.0, closed=0.7)
BEHIND = Temper(assembly=0.7, committee=0.55, theme_day=0.6, lecture=0.6, cell=0.5, closed=0.5, late_days=6)
SILENT = Temper(stops_in=8, closed=0.4)
BUSY = Temper(theme_day=1.0, lecture=1.0, committee=0.35, life=0.0, closed=0.2)  # much activity, weak organisation life
QUIET = Temper(theme_day=0.45, lecture=0.4, closed=1.0)  # sound meetings, little activity
LATE_WRITER = Temper(late_days=35)

SHARES = ((ORDERLY, 0.74), (LATE_WRITER, 0.1), (BEHIND, 0.06), (BUSY, 0.04), (QUIET, 0.04), (SILENT, 0.02))


def of(rng) -> Temper:
    """A temper drawn by its share."""
    place = rng.random()
    for temper, share in SHARES:
        place -= share
        if place < 0:
            return temper
    return ORDERLY
