"""Results of the years before Mahua: one column list, the same file twice changing nothing."""

from mahua.assessment import wording
from mahua.assessment.models import EarlierResult
from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.columns import Choice, Column, Kind
from mahua.ledger.recording import verb
from mahua.organisations.models import Organisation
from mahua.organisations.naming import Named
from mahua.organisations.rosters import Changes, Import, offer

STARS = tuple(Choice(str(star), words, (f"{star}星", f"{star}★")) for star, words in wording.STARS.items())
EARLIEST, FULL = 2000, 110
RESULTS = (
    Column("organisation", "组织", Kind.TEXT, required=True, synonyms=("党组织名称", "组织名称", "支部名称", "党支部")),
    Column("year", "年度", Kind.INTEGER, required=True, synonyms=("考核年度", "年份")),
    Column("star", "星级", Kind.CHOICE, required=True, choices=STARS, synonyms=("评定星级", "考核星级", "等次")),
    Column("score", "得分", Kind.TEXT, synonyms=("考核得分", "分数", "总分")),
)


def plan(rows, *, user, on) -> Changes:
    """What the sheet would bring in: results of bodies this person may assess, of years gone by."""
    changes, named, seen = Changes(), Named.seen_by(user), {}
    known = {(each.organisation_id, each.year): each for each in EarlierResult.objects.all()}
    for row in rows:
        read = _read(row, named=named, user=user, on=on, changes=changes)
        if read is None:
            continue
        key = (read.organisation_id, read.year)
        if key in seen:
            changes.fault(row.number, wording.RESULT_TWICE.format(row=seen[key]))
        seen[key] = row.number
        before = known.get(key)
        if before is None:
            changes.new.append(read)
        elif (before.star, before.score) != (read.star, read.score):
            before.star, before.score = read.star, read.score
            changes.changed.append(before)
        else:
            changes.same += 1
    return changes


@verb
def apply(changes, *, by, at):
    """Bring them in: all or nothing."""
    if not changes.is_acceptable:
        raise Refused(wording.RESULTS_HAVE_FAULTS)
    EarlierResult.objects.bulk_create(changes.new, batch_size=500)
    EarlierResult.objects.bulk_update(changes.changed, ["star", "score"], batch_size=500)


def hundredths(text: str) -> int | None:
    """`92.5` → 9250; None when it is no score from 0 to 110 with at most two decimals."""
    whole, _, part = text.strip().partition(".")
    if not whole.isdecimal() or len(whole) > len(str(FULL)) or len(part) > 2 or (part and not part.isdecimal()):  # noqa: PLR2004 (two decimals)
        return None
    found = int(whole) * 100 + int(part.ljust(2, "0") if part else 0)
    return found if found <= FULL * 100 else None


def _read(row, *, named, user, on, changes) -> EarlierResult | None:
    """One row as a result; None and a fault when it is none."""
    said, found = row.values, named.find(row.values["organisation"])
    if not isinstance(found, Organisation):
        changes.fault(row.number, found)
    elif not user.scopes.reaches(found.path, may="assessment.run"):
        changes.fault(row.number, wording.RESULT_OUT_OF_REACH.format(name=found.name))
    elif not EARLIEST <= said["year"] < on.year:
        changes.fault(row.number, wording.RESULT_OF_NO_PAST_YEAR.format(year=said["year"]))
    elif said.get("score") and hundredths(said["score"]) is None:
        changes.fault(row.number, wording.RESULT_NO_SCORE.format(score=said["score"]))
    else:
        score = hundredths(said["score"]) if said.get("score") else None
        return EarlierResult(organisation=found, year=said["year"], star=int(said["star"]), score=score)
    return None


offer(
    Import(
        key="earlier_results",
        title=wording.EARLIER_RESULT,
        columns=RESULTS,
        plan=plan,
        apply=apply,
        permission="assessment.run",
        order=60,
    )
)
