"""A call of the 示例区 from being raised until some body has taken it."""

from mahua.calls import facts, wording
from mahua.calls.models import Dispatch, Response
from mahua.project.demo import calls_words as words
from mahua.project.demo.calls_line import Line, Over


class Beginning(Line):
    """Raised, triaged, queued, sent out, sent back, taken."""

    def _raised(self):
        call = self.call
        self.note("raised", body=call.caller)
        category = call.category.code if call.category else ""
        self.say(
            facts.CallRaised(
                call=call.code, direction=call.direction, channel=call.channel, urgency=call.urgency, category=category
            ),
            call.caller,
        )  # fmt: skip
        self.reach(call.state)

    def _split(self):
        call = self.call
        call.state = "split"
        lives = [type(self)(self.desk, part, parent=call) for part in self.plan.parts]
        self.note("split", body=call.caller, words="、".join(each.call.number for each in lives))
        for each in lives:
            each.live()
        self.say(facts.CallSplit(call=call.code, parts=tuple(each.call.code for each in lives)), call.caller)
        if all(each.call.state == "closed" for each in lives):
            self.at = call.ended_at = max(each.call.ended_at for each in lives)
            outcomes = {each.call.outcome for each in lives}
            call.state, call.outcome = "closed", outcomes.pop() if len(outcomes) == 1 else "partly"
            self.note("closed")

    def _on_its_way(self):
        plan = self.plan
        if plan.ends == "diverted":
            self._divert()
        if not plan.direct:
            self.soon(8, 170)
            if plan.ends == "withdrawn":
                self._withdraw()
            self._here() if plan.ends == "here" else self._escalate()
        if self.call.state == "queued":
            self._with_the_centre()
        self._rounds()

    def _divert(self):
        self.soon(5, 60)
        call = self.call
        call.title, call.text, call.place = wording.STATES["diverted"], "", ""
        self.note("diverted", body=call.caller, words=self.plan.away)
        self.say(facts.CallDiverted(call=call.code, channel=self.plan.away), call.caller)
        self._end("diverted")

    def _withdraw(self):
        self.note("withdrawn", body=self.call.caller, words="已自行解决")
        self.say(facts.CallWithdrawn(call=self.call.code), self.call.caller)
        self._end("withdrawn")

    def _end(self, state):
        self.call.state, self.call.ended_at = state, self.at
        raise Over

    def _here(self):
        """The street solves it by itself."""
        call = self.call
        call.lead, call.outcome = self.plan.street, self.plan.outcome
        call.dispatched_at = call.answered_at = self.at
        self.note("answered", body=self.plan.street, words=self.rng.choice(words.SOLVED_HERE))
        self._answered_fact()

    def _escalate(self):
        call, desk = self.call, self.desk
        due = desk.due(self.at, self.limit("solve"))
        call.clock_from, call.due_at, call.due_provisional = self.at, due.at, due.provisional
        minutes = int((self.at - call.raised_at).total_seconds()) // 60
        self.note("escalated", body=self.plan.street, words=self.rng.choice(words.HANDED_UP), minutes=minutes)
        self.say(facts.CallEscalated(call=call.code, minutes_taken=minutes), self.plan.street)
        self.reach("queued")

    def _with_the_centre(self):
        plan, call = self.plan, self.call
        self.soon(4, 90)
        if plan.into and self._merge(plan.into.life):
            raise Over
        for wrong in plan.wrong:
            part = self._dispatch(wrong)[0]
            self.soon(15, 180)
            reason = self.rng.choice(tuple(words.RETURNS))
            said = f"{wording.RETURN_REASONS[reason]}：{words.RETURNS[reason]}"
            part.state, part.returned_at, part.returned_words = "returned", self.at, said
            call.lead, call.accept_due_at = None, None
            call.bounces += 1
            self.note("returned", body=wrong, words=said, shown_to="centre")
            self.say(facts.CallReturned(call=call.code, reason=reason, bounces=call.bounces), wrong)
            call.state = "queued"
            self.soon(5, 60)
        parts = self._dispatch(plan.unit, plan.co_units, plan.candidates)
        self.reach("dispatched")
        self._accept(parts)

    def _merge(self, head):
        into = head.call if head else None
        if into is None or not self._goes_on(into):
            return False
        call = self.call
        call.state_before, call.state, call.merged_into = call.state, "merged", into
        self.note("merged", words=wording.MERGED_INTO.format(number=into.number))
        head.note("merged", words=wording.MERGED_HERE.format(number=call.number, caller=call.caller), at=self.at)
        self.say(facts.CallMerged(call=call.code, into=into.code), call.caller)
        return True

    def _dispatch(self, lead, co_units=(), candidates=()):
        call, plan, desk = self.call, self.plan, self.desk
        heads = [(body, "candidate") for body in candidates] or [(lead, "lead")]
        asked = heads + [(body, "co") for body in co_units]
        call.lead, call.dispatched_at, call.dispatched_by = None if candidates else lead, self.at, desk.dispatcher
        call.owner_named = call.bounces >= 2
        call.accept_due_at = desk.due(self.at, self.limit("accept")).at
        how = "person" if call.owner_named or candidates else plan.how
        reasons = f"类别={call.category}" if how == "rule" and call.category else ""
        confidence = self.rng.randrange(62, 98) if how == "suggestion" else None
        desk.add(
            Dispatch(call=call, how=how, reasons=reasons, confidence=confidence, by_code=desk.dispatcher, at=self.at)
        )
        told = "、".join(f"{body.name}（{wording.RESPONSE_ROLES[role]}）" for body, role in asked)
        self.note("dispatched", words=f"{wording.HOW[how]} → {told}" + (f"\n{reasons}" if reasons else ""))
        first, role = asked[0]
        others = tuple(body.code for body, _ in asked[1:])
        said = facts.CallDispatched(
            call=call.code, round=call.round, how=how, role=role, bodies=len(asked), co_units=others
        )
        self.say(said, first)
        call.state = "dispatched"
        return [
            desk.add(
                Response(call=call, organisation=body, path=body.path, role=role, round=call.round, asked_at=self.at)
            )
            for body, role in asked
        ]

    def _accept(self, parts):
        call, plan, asked_at = self.call, self.plan, self.at
        self.soon(*((280, 600) if plan.accepts_late else (6, 200)))
        lead, others = parts[0], [part for part in parts[1:] if part.role == "co"]
        for part in parts[1:]:
            if part.role == "candidate":
                part.state = "lifted"
        limit = self.limit("accept")
        self._mark("accept", call.accept_due_at, self.at)
        lead.role, lead.state, lead.accepted_at = "lead", "accepted", self.at
        call.lead, call.accepted_at = lead.organisation, self.at
        call.contact_due_at = self.desk.due(self.at, self.limit("contact")).at
        for part in [lead, *others]:
            part.state, part.accepted_at = "accepted", self.at
            minutes = self.desk.counted(asked_at, self.at, limit)
            self.note("accepted", body=part.organisation, minutes=minutes)
            in_time = self.at <= call.accept_due_at
            said = facts.CallAccepted(call=call.code, minutes_taken=minutes, in_time=in_time)
            self.say(said, part.organisation)
        self.lead, self.others = lead, others
        self.reach("accepted")

    def _goes_on(self, into):
        """Whether the other call was still being worked on at this hour."""
        if into.state in ("queued", "dispatched", "accepted", "paused"):
            return True
        return into.merged_into is None and into.answered_at is not None and into.answered_at > self.at
