"""A call of the 示例区 from its answer to its end: called back, rated, taken up again, closed, taken out of the count."""

from datetime import timedelta

from mahua.calls import facts, wording
from mahua.calls.models import CallBack, Objection, Rating
from mahua.project.demo import calls_words as words
from mahua.project.demo.calls_line import Line, Over


class Ending(Line):
    """Answered, and what came of it."""

    def _call_back(self, place):
        call, plan, rng = self.call, self.plan, self.rng
        misses = plan.misses if plan.reached or plan.misses < 3 else 3
        made = None
        for attempt in range(1, misses + 1):
            self.soon(60, 700)
            made = self.desk.add(CallBack(call=call, round=call.round, at=self.at, valid=False))
            if attempt < 3:
                self.note("called_back", words=wording.NOT_REACHED, shown_to="centre")
        if misses < 3:
            self.soon(60, 900)
            unhappy = bool(plan.grades) and plan.grades[min(place, len(plan.grades) - 1)] <= 2
            solved = (call.outcome == "solved" and not unhappy) or rng.random() < 0.1
            satisfaction = (
                "dissatisfied" if unhappy else "satisfied" if solved else rng.choice(("basically", "dissatisfied", ""))
            )
            made = self.desk.add(
                CallBack(call=call, round=call.round, at=self.at, valid=True, contacted=rng.random() < 0.96, solved=solved,
                         satisfaction=satisfaction, pressed=rng.random() < 0.01)
            )  # fmt: skip
        call.rating_due_at = self.desk.due(self.at, self.limit("rating")).at
        self.note("called_back", words=str(made), shown_to="centre")
        said = facts.CallCalledBack(
            call=call.code, valid=int(made.valid), contacted=int(made.contacted), solved=int(made.solved),
            satisfaction=made.satisfaction,
        )  # fmt: skip
        self.say(said, call.lead)
        self.reach("called_back")

    def _rate(self, place) -> bool:
        """The caller rates, or nobody does; whether the call goes on."""
        call, plan = self.call, self.plan
        if not plan.grades:
            self.go(call.rating_due_at + timedelta(minutes=self.rng.randrange(1, 10)))
            self._close()
            return False
        self.soon(20, 1500)
        grade = plan.grades[min(place, len(plan.grades) - 1)]
        unhappy = grade <= 2
        said = self.rng.choice(words.UNHAPPY) if unhappy else ""
        self.desk.add(Rating(call=call, organisation=call.lead, round=call.round, grade=grade, words=said, at=self.at))
        self.note("rated", body=call.caller, words=said, shown_to="centre")
        self.say(facts.CallRated(call=call.code, grade=grade), call.lead)
        if unhappy and place < 2 and self.lead:
            self._reopen(said)
            return True
        if unhappy:
            self.note("urged", words=wording.REOPENED_TOO_OFTEN.format(most=2), shown_to="centre")
            call.supervised = True
        self._close()
        return False

    def _reopen(self, said):
        call = self.call
        call.round, call.outcome, call.answered_at, call.rating_due_at = call.round + 1, "", None, None
        call.clock_from, call.extended_minutes, call.contacted_at = self.at, 0, None
        self.pauses = []
        due = self.desk.due(self.at, self.limit("solve"))
        call.due_at, call.due_provisional = due.at, due.provisional
        call.contact_due_at = self.desk.due(self.at, self.limit("contact")).at
        self.lead.state, self.lead.round, call.state = "accepted", call.round, "accepted"
        self.note("reopened", body=call.caller, words=said)
        self.say(facts.CallReopened(call=call.code, round=call.round), call.lead)

    def _close(self):
        call = self.call
        call.state, call.ended_at = "closed", self.at
        self.note("closed")
        self.say(facts.CallClosed(call=call.code, outcome=call.outcome, rounds=call.round), call.lead)
        if self.plan.ends in ("excluded", "objecting"):
            self._object()

    def _object(self):
        call, desk = self.call, self.desk
        self.soon(60, 500)
        reason = self.rng.choice(tuple(wording.EXCLUSION_REASONS))
        words_said = "经核实，本件不应计入考评，附现场情况。"
        made = desk.add(
            Objection(code=self.rng.code("b"), call=call, organisation=call.lead, kind="exclusion", reason=reason,
                      words=words_said, by_code=desk.asker, at=self.at)
        )  # fmt: skip
        self.note("objected", body=call.lead, words=f"{made}：{words_said}", shown_to="centre")
        self.say(facts.CallObjected(call=call.code, about="exclusion"), call.lead)
        if self.plan.ends == "objecting":
            raise Over
        self.soon(60, 500)
        made.state, made.decision, made.decided_by, made.decided_at = (
            "upheld",
            "情况属实，同意剔除。",
            desk.second,
            self.at,
        )
        self.say(facts.CallObjectionDecided(call=call.code, about="exclusion", upheld=True), call.lead)
        call.state_before, call.state = call.state, "excluded"
        self.note("objected", words=f"{made}：{wording.OBJECTION_STATES['upheld']}。{made.decision}", shown_to="centre")
        self.note("excluded", words=wording.EXCLUSION_REASONS[reason])
        self.say(facts.CallExcluded(call=call.code, reason=reason), call.lead)
