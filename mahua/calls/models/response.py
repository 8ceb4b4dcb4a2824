from django.db import models

from mahua.calls import deadlines, facts, states, wording
from mahua.calls.closing import close
from mahua.calls.models.call import Call
from mahua.calls.models.call_queryset import SEES
from mahua.calls.models.office_hours import OfficeHours
from mahua.calls.models.pause import reckon_by
from mahua.calls.models.time_limit import TimeLimit
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import Entry, record, record_many, verb
from mahua.organisations.moving import follows_moves


class ResponseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What one's own body was asked to do, also when it is over; the command centre sees all of them."""
        own = models.Q(call__in=Call.objects.visible_to(user))
        for may in SEES:
            own |= user.scopes.covers("path", may=may)
        return self.filter(own)

    def standing(self):
        """Asked and neither returned nor taken back."""
        return self.exclude(state__in=(Response.State.RETURNED, Response.State.LIFTED))

    def unanswered(self):
        return self.filter(state__in=(Response.State.ASKED, Response.State.ACCEPTED))

    def co_units(self):
        return self.filter(role=Response.Role.CO)

    def for_list(self):
        return self.select_related("organisation").order_by("-round", "role", "pk")


@follows_moves
class Response(models.Model):
    """承办: one body's part in a call: asked, accepted, returned or answered, once a round.

    The lead's part moves the call with it; a co-unit's part is its own, and the lead waits for it. Of several
    candidates the first to accept becomes the lead.
    """

    class Role(models.TextChoices):
        LEAD = "lead", wording.RESPONSE_ROLES["lead"]
        CO = "co", wording.RESPONSE_ROLES["co"]
        CANDIDATE = "candidate", wording.RESPONSE_ROLES["candidate"]

    class State(models.TextChoices):
        ASKED = "asked", wording.RESPONSE_STATES["asked"]
        ACCEPTED = "accepted", wording.RESPONSE_STATES["accepted"]
        RETURNED = "returned", wording.RESPONSE_STATES["returned"]
        ANSWERED = "answered", wording.RESPONSE_STATES["answered"]
        LIFTED = "lifted", wording.RESPONSE_STATES["lifted"]

    call = models.ForeignKey("calls.Call", on_delete=models.PROTECT, related_name="responses")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="call_responses"
    )
    path = BytewiseCharField(max_length=64)
    role = models.CharField(max_length=10, choices=Role.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    round = models.PositiveSmallIntegerField(default=1)
    asked_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, max_length=5000)
    basis = models.CharField(max_length=300, blank=True)
    returned_at = models.DateTimeField(null=True)
    returned_words = models.CharField(max_length=600, blank=True)  # all a body that gave it back keeps of the call

    objects = ResponseQuerySet.as_manager()

    class Meta:
        verbose_name = wording.RESPONSE
        constraints = [
            models.UniqueConstraint(
                name="response_one_lead_at_a_time",
                fields=["call"],
                condition=models.Q(role="lead") & ~models.Q(state__in=("returned", "lifted")),
            ),
        ]
        indexes = [
            models.Index(name="response_in_place", fields=["path", "call"]),
            models.Index(name="response_of_call", fields=["call", "round"]),
        ]

    def __str__(self):
        return f"{self.organisation} {self.get_role_display()}"

    @property
    def scope_paths(self):
        return (self.path,)

    @property
    def leads(self):
        return self.role != self.Role.CO

    @property
    def stands(self):
        """Asked and neither returned nor taken back."""
        return self.state not in (self.State.RETURNED, self.State.LIFTED)

    @property
    def is_awaited_co(self):
        """A co-unit the lead still waits for."""
        return self.role == self.Role.CO and self.state in (self.State.ASKED, self.State.ACCEPTED)

    @property
    def may_accept(self):
        return self.state == self.State.ASKED

    @property
    def may_answer(self):
        return self.state == self.State.ACCEPTED

    @verb
    def accept(self, *, by, at):
        """The body reports in. Of two at once one wins; the other reads who was first."""
        call = self.call
        limit = TimeLimit.of(call.urgency, "accept")
        hours = OfficeHours.of(self.organisation)
        in_time = deadlines.is_in_time(call.accept_due_at, at)
        if self.leads:
            self._take_the_lead(call, hours=hours, at=at)
        self._move((self.State.ASKED,), self.State.ACCEPTED, "accept", accepted_at=at, role=self._role_taken())
        minutes = deadlines.counted(self.asked_at, at, limit, hours=hours)
        call.note("accepted", by=by, at=at, body=self.organisation, minutes=minutes)
        said = facts.CallAccepted(call=call.code, minutes_taken=minutes, in_time=in_time)
        record(said, organisation=self.organisation, by=by, at=at)

    @verb
    def return_(self, *, reason, words, by, at):
        """Not our business, said with a reason, within the time for it. At the second return the centre names the owner."""
        call = self.call
        if not words.strip():
            raise Refused(wording.REASON_NEEDED)
        call.refresh_from_db(from_queryset=Call.objects.select_for_update())  # two candidates at once: one is the last
        if call.owner_named and self.role == self.Role.LEAD:
            raise Refused(wording.OWNED.format(name=self.organisation.name))
        self._refuse_late_return(at)
        said_words = f"{wording.RETURN_REASONS[reason]}：{words.strip()}"
        self._move((self.State.ASKED,), self.State.RETURNED, "return", returned_at=at, returned_words=said_words)
        last_candidate = self.role == self.Role.CANDIDATE and not call.responses.unanswered().filter(role=self.role)
        if self.role == self.Role.LEAD or last_candidate:
            call.move("return", bounces=models.F("bounces") + 1, lead=None, accept_due_at=None, contact_due_at=None)
            if OfficeHours.of(self.organisation) != deadlines.DISTRICT_HOURS:
                reckon_by(deadlines.DISTRICT_HOURS, call=call)
            call.responses.unanswered().update(state=self.State.LIFTED)
        call.note("returned", by=by, at=at, body=self.organisation, words=said_words, shown_to="centre")
        said = facts.CallReturned(call=call.code, reason=reason, bounces=call.bounces)
        record(said, organisation=self.organisation, by=by, at=at)

    @verb
    def contact(self, *, relayed, words="", by, at):
        """The requester was spoken to; through the caller counts as much (转达算联系)."""
        call = self.call
        self._move((self.State.ACCEPTED,), self.State.ACCEPTED, "contact")
        in_time = deadlines.is_in_time(call.contact_due_at, at)
        Call.objects.filter(pk=call.pk, contacted_at=None).update(contacted_at=at)
        call.refresh_from_db()
        call.note("contacted", by=by, at=at, body=self.organisation, words=words)
        said = facts.CallContacted(call=call.code, relayed=relayed, in_time=in_time)
        record(said, organisation=self.organisation, by=by, at=at)

    @verb
    def link(self, about, *, by, at):
        """The body in charge says what matter of its own the call belongs to; said again, the last holds."""
        call = self.call
        if not self.leads or not self.stands:
            raise Refused(wording.ONLY_LEAD_LINKS)
        if Call.objects.filter(pk=call.pk).exclude(about=about).update(about=about):
            call.refresh_from_db(fields=["about"])
            record(facts.CallLinked(call=call.code, about=about), organisation=self.organisation, by=by, at=at)

    @verb
    def give(self, *, outcome, words, basis="", about="", by, at):
        """How it ended, in one of four ways; the lead waits for its co-units and may say what it is about (`link`)."""
        call = self.call
        if not words.strip():
            raise Refused(wording.ANSWER_NEEDED)
        if outcome in states.NEEDS_BASIS and not basis.strip():
            raise Refused(wording.BASIS_NEEDED.format(outcome=wording.OUTCOMES[outcome]))
        in_time = not call.is_overdue(at)
        if about and self.leads:
            self.link(about, by=by, at=at)
        if self.leads:
            self._refuse_before_co_units()
            call.move("answer", outcome=outcome, answered_at=at)
        written = {"answered_at": at, "answer": words.strip(), "basis": basis.strip()}
        self._move((self.State.ACCEPTED,), self.State.ANSWERED, "answer", **written)
        told = f"{wording.OUTCOMES[outcome]}：{wording.with_basis(words, basis)}"
        call.note("answered", by=by, at=at, body=self.organisation, words=told)
        said = [facts.CallAnswered(call=call.code, outcome=outcome, round=call.round, in_time=in_time)]
        if call.is_down and self.leads:  # nobody stands behind it who could be called back
            said.append(close(call, by=by, at=at, step="take_note"))
        record_many(Entry(fact=each, organisation=self.organisation, by=by, at=at) for each in said)

    def _take_the_lead(self, call, *, hours, at):
        """The call moves first: whoever comes second is told by whom it was taken."""
        contact = deadlines.due(at, TimeLimit.of(call.urgency, "contact"), hours=hours)
        if not call.may("accept") and call.lead and call.lead != self.organisation:
            raise Refused(wording.TAKEN_BY.format(name=call.lead.name))
        try:
            call.move("accept", lead=self.organisation, accepted_at=at, contact_due_at=contact.at)
        except Refused:
            if call.lead and call.lead != self.organisation:
                raise Refused(wording.TAKEN_BY.format(name=call.lead.name)) from None
            raise
        if self.role == self.Role.CANDIDATE and hours != deadlines.DISTRICT_HOURS:
            reckon_by(hours, call=call)
        others = call.responses.filter(role=self.Role.CANDIDATE).exclude(pk=self.pk)
        others.filter(state=self.State.ASKED).update(state=self.State.LIFTED)

    def _role_taken(self):
        return self.Role.LEAD if self.role == self.Role.CANDIDATE else self.role

    def _refuse_late_return(self, at):
        limit = TimeLimit.of(self.call.urgency, "return")
        if at > deadlines.due(self.asked_at, limit, hours=OfficeHours.of(self.organisation)).at:
            raise Refused(wording.RETURN_TOO_LATE.format(limit=limit.in_words))

    def _refuse_before_co_units(self):
        waiting = self.call.responses.co_units().unanswered().select_related("organisation")
        if names := "、".join(each.organisation.name for each in waiting):
            raise Refused(wording.CO_UNITS_OPEN.format(names=names))

    def refuse_unless_standing(self, step):
        """Before a form that shows the call: whoever gave it back or is asked no more reads nothing of it."""
        if not self.stands:
            raise Refused(self._not_asked(step))

    def _not_asked(self, step):
        words = {"name": self.organisation.name, "state": self.get_state_display(), "verb": wording.VERBS[step]}
        return wording.NOT_ASKED.format(**words)

    def _move(self, before, after, step, **changes):
        """Compare and set, so that two people of one body pressing at once leave one fact."""
        moved = Response.objects.filter(pk=self.pk, state__in=before).update(state=after, **changes)
        self.refresh_from_db()
        if not moved:
            raise Refused(self._not_asked(step))
