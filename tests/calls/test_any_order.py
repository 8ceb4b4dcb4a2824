"""Whatever is pressed in whatever order, by lot from fixed seeds: what must always hold of calls holds."""

from datetime import timedelta
from random import Random

import pytest

from mahua.calls import escalation, merging, splitting, states
from mahua.calls.closing import close_unrated
from mahua.calls.models import Call, CallBack, Dispatch, Extension, Objection, OverdueMark, Pause, Rating, Response
from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.ledger.verify import verify
from tests.factories.access import UserFactory
from tests.factories.calls import MONDAY, CommunityFactory, StreetFactory, raised
from tests.factories.organisations import UnitFactory

pytestmark = pytest.mark.django_db
STEPS = 90
FITTING = {  # what people mostly press where a call stands; the rest of the time anything
    "raised": ("escalate", "escalate", "solve_here", "divert"),
    "queued": ("dispatch", "dispatch", "dispatch_candidates", "split", "merge"),
    "dispatched": ("accept", "accept", "return", "undo", "sweep"),
    "accepted": ("contact", "answer", "answer", "pause", "extend", "sweep"),
    "paused": ("resume", "sweep"),
    "answered": ("call_back", "miss"),
    "called_back": ("rate", "rate", "close_unrated"),
}
ENDINGS = {"closed": "call.closed", "withdrawn": "call.withdrawn", "diverted": "call.diverted"}


class Walk:
    """A few calls, a few bodies, an hour that moves on; each verb tries itself on a call drawn by lot."""

    def __init__(self, seed):
        self.rng, self.at = Random(seed), MONDAY
        self.units, self.street, self.people = (
            [UnitFactory(), UnitFactory()],
            StreetFactory(),
            UserFactory.create_batch(2),
        )
        community = CommunityFactory()
        for number in range(4):
            raised(f"第{number}件", caller=community, urgency=self.rng.choice(("ordinary", "critical")))
        self.verbs = [getattr(self, name) for name in dir(self) if name.startswith("do_")]
        self.refused = self.done = 0

    def go(self):
        self.at += timedelta(minutes=self.rng.choice((5, 30, 200, 2000)))
        call = self.rng.choice(list(Call.objects.select_related("lead", "caller", "parent").order_by("pk")))
        try:
            fitting = FITTING.get(call.state, ()) if self.rng.random() < 0.6 else ()
            verb = getattr(self, f"do_{self.rng.choice(fitting)}") if fitting else self.rng.choice(self.verbs)
            verb(call)
            self.done += 1
        except Refused:
            self.refused += 1

    @property
    def around(self):
        return {"by": self.rng.choice(self.people), "at": self.at}

    def part_of(self, call):
        parts = list(Response.objects.select_related("call__lead", "organisation").filter(call=call).order_by("pk"))
        if not parts:
            raise Refused("没有承办")
        return self.rng.choice(parts)

    def do_escalate(self, call):
        call.escalate(street=self.street, **self.around)

    def do_solve_here(self, call):
        call.solve_here(outcome="solved", words="已办结。", street=self.street, **self.around)

    def do_withdraw(self, call):
        call.withdraw(**self.around)

    def do_divert(self, call):
        if self.rng.random() < 0.5:
            call.divert(channel="区纪委监委信访室", words="", **self.around)

    def do_dispatch(self, call):
        lead, other = self.rng.sample(self.units, 2)
        Dispatch.send(call, lead=lead, co_units=[other] if self.rng.random() < 0.3 else (), **self.around)

    def do_dispatch_candidates(self, call):
        Dispatch.send(call, lead=None, candidates=self.units, **self.around)

    def do_undo(self, call):
        if sent := call.dispatches.order_by("-pk").first():
            sent.undo(**self.around)

    def do_accept(self, call):
        self.part_of(call).accept(**self.around)

    def do_return(self, call):
        self.part_of(call).return_(reason="not_ours", words="不归我们", **self.around)

    def do_contact(self, call):
        if call.state == "accepted":
            self.part_of(call).contact(relayed=True, **self.around)

    def do_answer(self, call):
        self.part_of(call).give(outcome=self.rng.choice(("solved", "partly")), words="已办。", **self.around)

    def do_pause(self, call):
        Pause.begin(call, reason="material", consent="caller", **self.around)

    def do_resume(self, call):
        if pause := call.pauses.filter(until_at=None).first():
            pause.end(**self.around)

    def do_extend(self, call):
        Extension.ask(call, reason="材料未到", **self.around)
        if self.rng.random() < 0.7:
            call.extension.approve(**self.around)

    def do_call_back(self, call):
        CallBack.reach(call, contacted=True, solved=True, satisfaction="satisfied", **self.around)

    def do_miss(self, call):
        CallBack.miss(call, **self.around)

    def do_rate(self, call):
        Rating.give(call, grade=self.rng.choice((1, 4, 5)), words="没有办好", **self.around)

    def do_close_unrated(self, call):
        close_unrated(call, at=self.at)

    def do_exclude(self, call):
        asked, second = self.people
        made = Objection.file(
            call, kind="exclusion", reason="outside", words="不属本区", code=new_code("b"), by=asked, at=self.at
        )
        made.decide(upheld=self.rng.random() < 0.5, words="已核实", by=second, at=self.at)

    def do_merge(self, call):
        merging.merge(call, into=self.rng.choice(list(Call.objects.order_by("pk"))), **self.around)

    def do_unmerge(self, call):
        merging.unmerge(call, **self.around)

    def do_split(self, call):
        if Call.objects.count() < 12:
            splitting.split(call, ["一件", "又一件"], **self.around)

    def do_sweep(self, call):
        escalation.resume_capped(self.at)
        escalation.sweep(self.at)


def holds_of(call):
    """What must be true of one call, whatever was done to it."""
    kinds = list(Fact.objects.filter(kind__startswith="call.").order_by("position"))
    said = [fact.kind for fact in kinds if fact.data["call"] == call.code]
    standing = call.responses.standing().filter(role="lead").count()
    open_pauses = call.pauses.filter(until_at=None).count()
    assert call.state in (*states.OPEN, *states.ENDED)
    assert said[0] == "call.raised"
    assert standing <= 1
    assert open_pauses <= 1
    if call.state == "paused":
        assert open_pauses == 1
    if call.state in states.RUNNING:
        assert open_pauses == 0
        assert call.due_at is not None
    if call.state == "accepted":
        assert standing == 1
        assert call.lead == call.responses.standing().get(role="lead").organisation
    if call.state in ENDINGS and not call.parts.exists():
        assert said.count(ENDINGS[call.state]) == 1
    if call.state == "merged":
        assert said.count("call.merged") == said.count("call.unmerged") + 1
    if call.state == "excluded":
        assert said.count("call.excluded") == 1
    parts = set(call.parts.values_list("state", flat=True))
    if call.state == "closed" and parts:
        assert parts <= set(states.ENDED)
    if call.state == "split":
        assert parts - set(states.ENDED)


ANEW = {"call.dispatched", "call.returned", "call.dispatch_undone", "call.escalated", "call.unmerged"}


def said_late_twice():
    """Clocks said to have run out twice in a round though nothing began anew between: (call, clock, round)."""
    late, twice = set(), []
    for fact in Fact.objects.filter(kind__startswith="call.").order_by("position"):
        call = fact.data["call"]
        if fact.kind in ANEW:
            late = {each for each in late if each[0] != call}
        if fact.kind == "call.overdue":
            said = (call, fact.data["clock"], fact.data["round"])
            twice += [said] if said in late else []
            late.add(said)
    return twice


@pytest.mark.parametrize("seed", range(6))
def test_whatever_the_order_what_must_hold_of_a_call_holds(seed):
    walk = Walk(seed)

    for _ in range(STEPS):
        walk.go()

    for call in Call.objects.order_by("pk"):
        holds_of(call)
    fired = Fact.objects.filter(kind="call.overdue").count()
    assert walk.done > 10
    assert walk.refused > 10
    assert fired >= OverdueMark.objects.filter(step=0).count()
    assert said_late_twice() == []
    assert verify().holds
