"""What inspections do when another module's fact arrives: a task that mends a finding is done, or its owner gave it up."""

from mahua.inspections.models import Finding
from mahua.ledger.relay import reaction
from mahua.tasks.facts import TaskClosed, TaskDropped


def _of(fact, state):
    return Finding.objects.filter(task__code=fact.data["task"], state=state).first()


@reaction("inspections.rectified", kinds=(TaskClosed,))
def rectified(fact):
    """Doing the task is the rectification; nobody reports it a second time."""
    finding = _of(fact, Finding.State.OPEN)
    if finding:
        days_late = fact.data["days_late"]
        finding.rectify(on=fact.occurred_on, days_late=days_late, by=None, at=fact.recorded_at)


@reaction("inspections.given_up", kinds=(TaskDropped,))
def given_up(fact):
    """Whoever found it is to look, although nothing was mended."""
    finding = _of(fact, Finding.State.OPEN)
    if finding:
        finding.give_up()
