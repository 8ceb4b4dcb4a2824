"""What stands between an ask and its receivers: nothing is asked twice (C6), and a heavier month needs a reason (C23)."""

from django.conf import settings

from mahua.kernel.errors import Refused
from mahua.rules.periods import Period, month_of, year_of
from mahua.tasks import wording
from mahua.tasks.burden import loads_of
from mahua.tasks.models.receipt import Receipt
from mahua.tasks.wanted import holds_all, titles

NAMED = 3


def refuse_unasked(receivers, held, *, title, wants, question, **_):
    """Whoever asks says what for; and if all of it lies here already, is told where, instead of asking."""
    if not title:
        raise Refused(wording.ASK_WITHOUT_TITLE)
    if not receivers:
        raise Refused(wording.ASK_WITHOUT_RECEIVER)
    if not wants and not question:
        raise Refused(wording.ASK_WITHOUT_MATTER)
    if not question and all(holds_all(held[body.code], wants) for body in receivers):
        raise Refused(wording.ALL_HELD.format(wants=titles(wants), count=len(receivers)))


def weight_raised(bodies, *, minutes: int, due_on) -> str:
    """Why this needs a reason: somebody's month goes over its cap, or their year over last year's; empty where it does not."""
    month = month_of(due_on)
    loads = loads_of(bodies, month=month, alone=True, meetings=False)
    over = [load.organisation for load in loads if load.own + minutes > settings.BURDEN_CAP]
    if over:
        words = {"names": _names(over), "month": month.label, "hours": f"{settings.BURDEN_CAP / 60:g}"}
        return wording.OVER_CAP.format(**words)
    before, now = _asked_in(bodies, year_of(due_on).previous), _asked_in(bodies, year_of(due_on))
    more = [body for body in bodies if body.path in before and now.get(body.path, 0) + minutes > before[body.path]]
    return wording.OVER_LAST_YEAR.format(names=_names(more), year=due_on.year - 1) if more else ""


def _asked_in(bodies, year: Period) -> dict[str, int]:
    """Minutes asked of these bodies in a year by asks; nothing of those who were asked nothing."""
    asked = (
        Receipt.objects.filter(organisation__in=bodies)
        .weighing()
        .filter(ask__due_on__gte=year.starts_on, ask__due_on__lte=year.ends_on)
    )
    added: dict[str, int] = {}
    for path, minutes in asked.values_list("path", "ask__minutes"):
        added[path] = added.get(path, 0) + minutes
    return added


def _names(bodies) -> str:
    words = "、".join(body.name for body in bodies[:NAMED])
    return words if len(bodies) <= NAMED else wording.AND_MORE.format(names=words, count=len(bodies))


def by_asks(month: Period, under: str, _by_unit: bool):
    """The meter's own source: what is asked in a month, of those who did not hold it already."""
    return Receipt.objects.weighing().due_in(month, under=under).minutes_by_path()
