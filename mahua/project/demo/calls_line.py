"""What every stage of a call's life needs: its rows so far, the hour it has come to, what the sweep would have fired."""

from datetime import timedelta

from mahua.calls import escalation, facts, states, wording
from mahua.calls.models import OverdueMark, Step
from mahua.project.demo.calls_desk import new_call

SOON = timedelta(seconds=30)  # the sweep comes each minute
CENTRE, ASKER = "指挥中心", "回访员"
ACTORS = {
    **dict.fromkeys(("dispatched", "merged", "extension", "urged", "objected"), CENTRE), "called_back": ASKER,
}  # fmt: skip


class Over(Exception):
    """The life has come to the present, or as far as it was to go."""


class Line:
    """The line of a call: what hangs on it, and how it is moved on."""

    def __init__(self, desk, plan, *, parent=None):
        self.desk, self.plan, self.rng, self.at = desk, plan, desk.rng, plan.at
        self.natural = plan.urgency in ("critical", "urgent")
        self.call, self.lead, self.pauses, self.fired = new_call(desk, plan), None, [], set()
        self.call.parent = parent

    def note(self, kind, *, body=None, words="", minutes=None, shown_to="all", at=None):
        actor = body.name if body else ACTORS.get(kind, wording.BY_CLOCK)
        at = at or self.at
        self.desk.add(
            Step(call=self.call, kind=kind, at=at, actor=actor, words=words, minutes=minutes, shown_to=shown_to)
        )

    def say(self, said, organisation, at=None):
        self.desk.say(said, organisation=organisation, at=at or self.at)

    def soon(self, least, most):
        """Some minutes on, of the time that counts for this urgency."""
        minutes = self.rng.uniform(least, most) * self.plan.hurry
        self.go(self.desk.later(self.at, minutes / 4 if self.natural else minutes, natural=self.natural))

    def go(self, at):
        if at > self.desk.until:
            raise Over
        self.at = max(at, self.at)

    def reach(self, state):
        self.call.state = state
        if self.plan.stops_at == state:
            raise Over

    def limit(self, clock):
        return self.desk.matrix[(self.call.urgency, clock)]

    def _mark(self, clock, due, done_at):
        """What the sweep fired by `done_at` (None: it is still open) for a clock that was due."""
        until, call = done_at or self.desk.until, self.call
        for step, rung in enumerate(escalation.CHAIN):
            key = (clock, call.round, step)
            if due is None or due + rung.after + SOON >= until or key in self.fired:
                continue
            self.fired.add(key)
            at = due + rung.after + SOON
            self.desk.add(OverdueMark(call=call, clock=clock, round=call.round, step=step, at=at))
            said = wording.RAN_OUT.format(clock=wording.CLOCKS[clock], hears=wording.HEARS[rung.hears])
            self.note("overdue", words=said, at=at)
            if step == 0:
                self.say(facts.CallOverdue(call=call.code, clock=clock, round=call.round), self._late_body(), at)

    def _late_body(self):
        """As the sweep has it: the body in charge, else the street that has still to look at it, else the centre."""
        waits_for_street = self.call.state == states.RAISED and self.call.caller != self.plan.street
        return self.call.lead or (self.plan.street if waits_for_street else self.desk.centre)
