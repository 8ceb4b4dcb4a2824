"""The yearly assessment: three tables → scores → a snapshot with stars proposed, each to be confirmed by a person."""

from contextlib import suppress
from datetime import date

from django.db import transaction
from django.utils import timezone

from mahua.assessment.bands import quartiles
from mahua.assessment.keeping import fingerprints_of_rules, keep, throw_away
from mahua.assessment.models import Score, Star
from mahua.assessment.tables import assessed, tables_of
from mahua.jobs.models import Cancelled
from mahua.kernel.errors import Refused
from mahua.ledger.models import Head
from mahua.organisations.models import Organisation
from mahua.rules.periods import year as year_period

BATCH = 1000
STEPS = 4
POINTS = ("outcome", "value_millionths", "required", "done", "full", "earned", "lost")
MARCH = 3


def year_to_assess(today: date) -> int:
    """Until the end of March last year is assessed, then this one."""
    return today.year - 1 if today.month <= MARCH else today.year


def run(snapshot, *, by, at, organisations=None, step=lambda done: None):
    """Compute an asked snapshot and take it; `organisations` is a queryset (default: all bodies assessed).

    `step(done)` is called before each of STEPS and may raise Cancelled; the snapshot is then dropped. What was computed
    and the fact that it was are stored in one transaction.
    """
    try:
        step(0)
        cursor = Head.objects.get(pk=1).position
        scheme = snapshot.scheme.said
        bodies = assessed(snapshot.year, subject=snapshot.subject) if organisations is None else organisations
        tables = tables_of(bodies, scheme=scheme, year=snapshot.year, on=snapshot.as_of, cursor=cursor)
        step(1)
        scores = _scored(tables, snapshot)
        step(2)
        fingerprints = keep(snapshot.code, tables) | fingerprints_of_rules(snapshot.year)
        step(3)
        _store(snapshot, scores, cursor=cursor, fingerprints=fingerprints, by=by, at=at)
    except BaseException:
        throw_away(snapshot.code)
        with suppress(Refused):
            snapshot.drop()
        raise
    return snapshot


def run_asked(snapshot):
    """What the worker does with a snapshot asked for on a page: its steps are reported, and it may be cancelled."""
    work = snapshot.work
    try:
        run(snapshot, by=snapshot.asked_by, at=timezone.now(), step=lambda done: work.advance(done, at=timezone.now()))
    except Cancelled:
        return
    except Exception as error:
        work.fail(f"{type(error).__name__}", at=timezone.now())
        raise
    work.finish(at=timezone.now())


def _scored(tables, snapshot):
    from mahua.assessment.engine.backends import DuckDB  # noqa: PLC0415  heavy: never while Django starts
    from mahua.assessment.engine.scoring import score  # noqa: PLC0415

    backend = DuckDB.load(**dict(tables.items()))
    return score(backend, scheme=snapshot.scheme.said, period=year_period(snapshot.year))


@transaction.atomic
def _store(snapshot, scores, *, cursor, fingerprints, by, at):
    places = {code: (key, path) for key, code, path in Organisation.objects.values_list("pk", "code", "path")}
    points = _points_by_organisation(scores)
    rows = [
        _score(row, snapshot, *places[row["organisation_code"]], points=points[row["organisation_code"]], scores=scores)
        for row in scores.organisations.to_pylist()
    ]
    Score.objects.bulk_create(rows, batch_size=BATCH)
    proposed = zip(rows, scores.organisations["stars"].to_pylist(), strict=True)
    Star.objects.bulk_create((Star(score=row, proposed=stars) for row, stars in proposed), batch_size=BATCH)
    bands = {axis.code: quartiles(row.percent(axis.code) for row in rows) for axis in scores.scheme.axes}
    snapshot.take(cursor=cursor, organisations=len(rows), fingerprints=fingerprints, bands=bands, by=by, at=at)


def _points_by_organisation(scores):
    """{organisation: {indicator: what it came to}}, as whole numbers and the outcome's code."""
    found: dict[str, dict] = {}
    columns = [scores.points[name].to_pylist() for name in ("organisation_code", "indicator", *POINTS)]
    for code, indicator, *values in zip(*columns, strict=True):
        found.setdefault(code, {})[indicator] = dict(zip(POINTS, values, strict=True))
    return found


def _score(row, snapshot, key, path, *, points, scores):
    axes = {axis.code: [0, 0] for axis in scores.scheme.axes}
    for weight in scores.scheme.weights:
        axes[weight.axis][0] += points[weight.code]["earned"]
        axes[weight.axis][1] += points[weight.code]["full"]
    kept = ("coverage", "is_sufficient", "base", "bonus", "deduction", "total")
    return Score(
        snapshot=snapshot,
        organisation_id=key,
        path=path,
        points=points,
        axes=axes,
        **{name: row[name] for name in kept},
    )
