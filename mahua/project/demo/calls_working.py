"""A call of the 示例区 while a body works on it: contact, joint visit, pause, extension, urging, answer."""

from datetime import timedelta

from mahua.calls import facts, wording
from mahua.calls.models import Arrival, Extension, JointVisit, Pause, Urging
from mahua.project.demo import calls_words as words
from mahua.project.demo.calls_line import Line, Over
from mahua.rules import clocks
from mahua.rules.limits import Limit


class Working(Line):
    """Worked on until it is answered."""

    def _work(self, place):
        call, plan = self.call, self.plan
        self.soon(*((450, 900) if plan.contacts_late else (15, 300)))
        if call.contacted_at is None:
            self._mark("contact", call.contact_due_at, self.at)
            call.contacted_at = self.at
            relayed = plan.contact != "told"
            self.note("contacted", body=call.lead, words="经社区转达" if relayed else "电话联系")
            in_time = self.at <= call.contact_due_at
            self.say(facts.CallContacted(call=call.code, relayed=relayed, in_time=in_time), call.lead)
        if place == 0:
            self._on_the_way()
        self._answer(plan.pace if place == 0 else min(plan.pace, 0.6))

    def _on_the_way(self):
        plan = self.plan
        if plan.visit:
            self._visit()
        if plan.pause:
            self._pause()
        if plan.extension:
            self._extend()
        if plan.urged:
            self._urge()

    def _visit(self):
        call, street = self.call, self.plan.street
        self.soon(10, 60)
        occasion = self.rng.choice(tuple(wording.OCCASIONS))
        units = list(dict.fromkeys([call.lead, *(part.organisation for part in self.others)]))
        meet_at = self.at + timedelta(hours=3)
        visit = self.desk.add(
            JointVisit(code=self.rng.code("j"), call=call, street=street, occasion=occasion, meet_at=meet_at,
                       place=call.place or street.name, summoned_at=self.at)
        )  # fmt: skip
        arrivals = [self.desk.add(Arrival(visit=visit, organisation=unit)) for unit in units]
        self.note("summoned", body=street, words=f"{visit} → " + "、".join(unit.name for unit in units))
        codes = tuple(unit.code for unit in units)
        self.say(facts.CallSummoned(call=call.code, occasion=occasion, units=codes), street)
        for arrival in arrivals:
            self.soon(15, 60)
            arrival.arrived_at = self.at
            minutes = int((self.at - visit.summoned_at).total_seconds()) // 60
            self.note("arrived", body=arrival.organisation, minutes=minutes)
            self.say(facts.CallArrived(call=call.code, minutes_taken=minutes), arrival.organisation)
        self.soon(30, 90)
        visit.stood_down_at = self.at
        self.note("stood_down", body=street, words="现场已办结")
        self.say(facts.CallStoodDown(call=call.code), street)

    def _pause(self):
        call, plan = self.call, self.plan
        consent = self.rng.choice(("caller", "dispatcher"))
        self.soon(5, 60)
        pause = self.desk.add(
            Pause(call=call, reason=plan.pause, consent=consent, from_at=self.at, cap_at=self.at + timedelta(days=15))
        )
        said = f"{wording.PAUSE_REASONS[plan.pause]}，{wording.CONSENTS[consent]}"
        self.note("paused", body=call.lead, words=said)
        self.say(facts.CallPaused(call=call.code, reason=plan.pause, consent=consent), call.lead)
        self.reach("paused")
        self.go(min(self.at + timedelta(hours=self.rng.uniform(20, 160)), pause.cap_at))
        pause.until_at = self.at
        self.pauses.append(clocks.Pause(pause.from_at, self.at, ""))
        self._due_anew()
        self.note("resumed", body=call.lead)
        self.say(facts.CallResumed(call=call.code, capped=False), call.lead)
        call.state = "accepted"

    def _due_anew(self):
        call = self.call
        limit = self.limit("solve")
        whole = Limit(limit.minutes + call.extended_minutes, natural=limit.natural)
        due = self.desk.due(call.clock_from, whole, self.pauses)
        call.due_at, call.due_provisional = due.at, due.provisional

    def _extend(self):
        call, plan = self.call, self.plan
        self.soon(10, 60)
        reason = "需要跨单位协调，材料要进场后才能施工"
        made = self.desk.add(Extension(call=call, reason=reason, asked_by=self.desk.asker, asked_at=self.at))
        self.note("extension", body=call.lead, words=reason)
        if plan.extension == "asked":
            raise Over
        self.soon(20, 120)
        limit = self.limit("extension")
        made.state = plan.extension
        if made.state == "approved":
            made.minutes = call.extended_minutes = limit.minutes
            self._due_anew()
            self.note("extension", words=wording.EXTENDED.format(limit=limit.in_words))
            self.say(facts.CallExtended(call=call.code, minutes=limit.minutes), call.lead)
        else:
            self.note("extension", words=f"{wording.EXTENSION_STATES['refused']}：材料齐备，请按期办理")

    def _urge(self):
        call, level = self.call, self.plan.urged
        self.soon(60, 400)
        said = self.rng.choice(words.URGED)
        self.desk.add(
            Urging(call=call, organisation=call.lead, level=level, words=said, by_name="指挥中心", at=self.at)
        )
        call.supervised = call.supervised or level == "supervise"
        self.note("urged", words=f"{wording.LEVELS[level]}：{said}")
        self.say(facts.CallUrged(call=call.code, level=level), call.lead)

    def _answer(self, pace):
        call, outcome = self.call, self.plan.outcome
        limit = self.limit("solve")
        wished = Limit(max(1, int((limit.minutes + call.extended_minutes) * pace)), natural=limit.natural)
        wished_at = self.desk.due(call.clock_from, wished, self.pauses).at
        if wished_at > self.at:
            self.go(wished_at)
        else:
            self.soon(30, 120)
        for part in self.others:
            part.state, part.answered_at, part.answer = "answered", self.at, "已按分工配合办理。"
            self.note("answered", body=part.organisation, words=f"{wording.OUTCOMES['solved']}：{part.answer}")
            self._answered_fact(part.organisation, "solved")
        self.others = []
        said = self.rng.choice(words.ANSWERS[outcome])
        basis = self.rng.choice(words.BASIS[outcome]) if outcome in words.BASIS else ""
        self.lead.state, self.lead.answered_at, self.lead.answer, self.lead.basis = "answered", self.at, said, basis
        call.outcome, call.answered_at = outcome, self.at
        told = f"{wording.OUTCOMES[outcome]}：{said}" + (f"（依据：{basis}）" if basis else "")
        self.note("answered", body=call.lead, words=told)
        self._mark("solve", call.due_at, self.at)
        self._answered_fact()

    def _answered_fact(self, body=None, outcome=""):
        call = self.call
        in_time = self.at <= call.due_at
        said = facts.CallAnswered(call=call.code, outcome=outcome or call.outcome, round=call.round, in_time=in_time)
        self.say(said, body or call.lead)
        if body is None:
            self.reach("answered")
