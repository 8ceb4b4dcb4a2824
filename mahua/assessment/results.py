"""What a taken snapshot says of one body: worked again from the kept tables, so that the digits are those of that day."""

from mahua.assessment import wording
from mahua.assessment.engine.explain import Explanation
from mahua.assessment.keeping import kept
from mahua.assessment.models import EarlierResult, Score, Snapshot
from mahua.assessment.tables import kinds_read
from mahua.ledger.models import Fact
from mahua.rules.periods import year as year_period

MOST_AFTER = 50  # facts after the cut-off shown at once


def explanation_of(score: Score) -> Explanation:
    """Where every hundredth of a kept score went; FileNotFoundError when the kept tables are gone."""
    from mahua.assessment.engine.backends import DuckDB  # noqa: PLC0415  heavy: never while Django starts
    from mahua.assessment.engine.explain import explain  # noqa: PLC0415

    snapshot = score.snapshot
    return explain(
        DuckDB.load(**kept(snapshot.code)),
        scheme=snapshot.scheme.said,
        period=year_period(snapshot.year),
        organisation_code=score.organisation.code,
    )


def latest_score(organisation, *, year=None) -> Score | None:
    """Its score in the last snapshot that was taken (of a year)."""
    scores = Score.objects.filter(organisation=organisation, snapshot__state=Snapshot.State.TAKEN)
    if year:
        scores = scores.filter(snapshot__year=year)
    scores = scores.select_related("organisation", "snapshot__scheme", "star__confirmed_by", "star__appeal")
    return scores.order_by("-snapshot__year", "-snapshot__number").first()


def facts_after(score: Score):
    """截止后: what was recorded or happened after the cut-off and would count in another run."""
    snapshot = score.snapshot
    period = year_period(snapshot.year)
    ours = (
        Fact.objects.effective()
        .open()
        .of(score.organisation.code)
        .kinds(*kinds_read(snapshot.scheme.said, snapshot.year))
    )
    late = ours.filter(position__gt=snapshot.cursor).within(period.starts_on, snapshot.as_of)
    later = ours.filter(occurred_on__gt=snapshot.as_of, occurred_on__lte=period.ends_on)
    return (late | later).order_by("position")[:MOST_AFTER]


def last_year_of(score: Score) -> tuple[Score | None, EarlierResult | None]:
    """The body's own year before: its score here, or what was brought in from a sheet."""
    before = score.snapshot.year - 1
    earlier = latest_score(score.organisation, year=before)
    if earlier:
        return earlier, None
    return None, EarlierResult.objects.filter(organisation=score.organisation, year=before).first()


def comparison(score: Score, *, earlier: Score | None, own_name: str) -> tuple[list[str], list, list]:
    """Axes, the body's own per cents on them, and (name, per cents) of what they are set beside: own last year, quartiles."""
    axes = score.snapshot.scheme.said.axes
    own = [score.percent(axis.code) for axis in axes]
    others = (
        [(wording.LAST_YEAR.format(own=own_name), [earlier.percent(axis.code) for axis in axes])] if earlier else []
    )
    bands = [score.snapshot.bands.get(axis.code) for axis in axes]
    if all(bands):
        others += [(words, [band[place] for band in bands]) for place, words in enumerate(wording.QUARTILES)]
    return [axis.title for axis in axes], own, others
