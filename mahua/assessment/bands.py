"""Bands: where many bodies lie on each axis, without any of them being named or put in an order."""

from dataclasses import dataclass

from mahua.assessment import wording

FEWEST = 10  # among fewer a quartile would be somebody's own figure
STEADY, SOME_HELP = 90, 60  # per cent of an axis' points: thresholds and not shares, so that nobody has to be last


def quartiles(values) -> list[int] | None:
    """The lower quartile, median and upper quartile of whole per cents; None among fewer than FEWEST."""
    listed = sorted(value for value in values if value is not None)
    if len(listed) < FEWEST:
        return None
    last = len(listed) - 1
    return [listed[last * quarter // 4] for quarter in (1, 2, 3)]


@dataclass(frozen=True, kw_only=True)
class Band:
    """Bodies that stand alike on one axis, in roster order."""

    words: str
    hint: str
    scores: tuple


def help_bands(scores, *, axis: str) -> tuple[Band, ...]:
    """Scores in roster order, parted by how much help the axis says is needed; the order within is kept."""
    parted = {name: [] for name in wording.BANDS}
    for score in scores:
        parted[band_of(score.percent(axis))].append(score)
    return tuple(
        Band(words=words, hint=hint, scores=tuple(parted[name])) for name, (words, hint) in wording.BANDS.items()
    )


def band_of(percent: int | None) -> str:
    if percent is None:
        return "no_data"
    if percent < SOME_HELP:
        return "much"
    return "some" if percent < STEADY else "steady"
