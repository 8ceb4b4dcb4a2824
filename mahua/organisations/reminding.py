"""The yearly reminder nobody has to remember: six months before a term ends (支部条例 第二十一条)."""

from mahua.kernel.days import day_of
from mahua.organisations.models import Renewal, Term
from mahua.rules.months import add_months
from mahua.rules.terms import REMINDER_MONTHS

BATCH = 500


def remind_due(at):
    """Remind of every running term that ends within six months of `at`; run as often as one likes. Returns how many."""
    last = add_months(day_of(at), months=REMINDER_MONTHS)
    due = Term.objects.current().filter(organisation__dissolved_on=None, expires_on__lte=last)
    waiting = list(due.filter(renewal__reminded_on=None).select_related("organisation").order_by("due_on", "pk"))
    return sum(
        Renewal.remind(waiting[start : start + BATCH], by=None, at=at) for start in range(0, len(waiting), BATCH)
    )
