from functools import cache

from django.db import models
from django.urls import reverse

from mahua.calls import deadlines, elsewhere, facts, states, wording
from mahua.calls.closing import gather
from mahua.calls.models.call_number import CallNumber
from mahua.calls.models.call_queryset import CallQuerySet
from mahua.calls.models.enclosure import Enclosure
from mahua.calls.models.holding import FREE, hold_to_decide
from mahua.calls.models.requester import Requester
from mahua.calls.models.step import Step
from mahua.calls.models.time_limit import TimeLimit
from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import Entry, record, record_many, verb
from mahua.organisations.moving import follows_moves

TITLE_AT_MOST = 60
REOPENED_AT_MOST = 2
BOUNCES_BEFORE_OWNER = 2


@follows_moves
class Call(models.Model):
    """呼件: one request for help, from below or from above, from the moment it is raised until it is rated and closed.

    `title` and `text` are the masked edition: what is shown, searched and learnt from. Who is behind it stands sealed
    in `requester`. Its life is the table in `states.py`; what each body did about it stands in `responses`.
    """

    class State(models.TextChoices):
        RAISED = states.RAISED, wording.STATES["raised"]
        QUEUED = states.QUEUED, wording.STATES["queued"]
        DISPATCHED = states.DISPATCHED, wording.STATES["dispatched"]
        ACCEPTED = states.ACCEPTED, wording.STATES["accepted"]
        PAUSED = states.PAUSED, wording.STATES["paused"]
        ANSWERED = states.ANSWERED, wording.STATES["answered"]
        CALLED_BACK = states.CALLED_BACK, wording.STATES["called_back"]
        CLOSED = states.CLOSED, wording.STATES["closed"]
        MERGED = states.MERGED, wording.STATES["merged"]
        SPLIT = states.SPLIT, wording.STATES["split"]
        WITHDRAWN = states.WITHDRAWN, wording.STATES["withdrawn"]
        DIVERTED = states.DIVERTED, wording.STATES["diverted"]
        EXCLUDED = states.EXCLUDED, wording.STATES["excluded"]

    Urgency = TimeLimit.Urgency

    code = models.CharField(max_length=16, unique=True)
    number = models.CharField(max_length=16, unique=True)
    outside_number = models.CharField(max_length=40, blank=True, db_index=True)
    direction = models.CharField(max_length=4, choices=wording.DIRECTIONS.items(), default="up")
    channel = models.CharField(max_length=10, choices=wording.CHANNELS.items())
    caller = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="calls_raised")
    path = BytewiseCharField(max_length=64)
    title = models.CharField(max_length=TITLE_AT_MOST)
    text = models.TextField(blank=True, max_length=5000)
    category = models.ForeignKey("calls.Category", on_delete=models.PROTECT, null=True, related_name="calls")
    answers = models.JSONField(default=dict)  # to the category's own questions
    urgency = models.CharField(max_length=10, choices=TimeLimit.Urgency.choices, default="ordinary")
    place = models.CharField(max_length=80, blank=True)
    area = models.CharField(max_length=20, blank=True, db_index=True)  # community or grid, never finer
    state = models.CharField(max_length=12, choices=State.choices, default=State.RAISED)
    state_before = models.CharField(max_length=12, blank=True)
    round = models.PositiveSmallIntegerField(default=1)
    bounces = models.PositiveSmallIntegerField(default=0)
    owner_named = models.BooleanField(default=False)
    lead = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, null=True, related_name="calls_led"
    )
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    outcome = models.CharField(max_length=12, choices=wording.OUTCOMES.items(), blank=True)
    supervised = models.BooleanField(default=False)
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=16, blank=True)
    dispatched_by = models.CharField(max_length=16, blank=True)
    clock_from = models.DateTimeField()
    dispatched_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    contacted_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    accept_due_at = models.DateTimeField(null=True)
    contact_due_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    due_provisional = models.BooleanField(default=False)
    extended_minutes = models.PositiveIntegerField(default=0)
    rating_due_at = models.DateTimeField(null=True)
    about = models.CharField(max_length=16, blank=True)  # the opaque code of a matter of the body in charge
    held_by = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    held_until = models.DateTimeField(null=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = wording.CALL
        constraints = [
            models.CheckConstraint(
                name="call_with_a_unit_was_dispatched",
                condition=~models.Q(state__in=("dispatched", "paused")) | models.Q(dispatched_at__isnull=False),
            ),
            models.CheckConstraint(
                name="call_merged_says_into_what",
                condition=~models.Q(state="merged") | models.Q(merged_into__isnull=False),
            ),
            models.CheckConstraint(
                name="call_closed_has_an_outcome", condition=~models.Q(state="closed") | ~models.Q(outcome="")
            ),
        ]
        indexes = [
            models.Index(name="call_newest", fields=["-raised_at", "-id"]),
            models.Index(name="call_in_place", fields=["path", "-raised_at", "-id"]),
            models.Index(name="call_by_state", fields=["state", "-raised_at", "-id"]),
            models.Index(name="call_by_clock", fields=["state", "due_at", "id", "path"]),
            models.Index(name="call_to_accept", fields=["state", "accept_due_at"]),
            models.Index(name="call_to_contact", fields=["state", "contacted_at", "contact_due_at"]),
            models.Index(name="call_of_lead", fields=["lead", "state", "due_at"]),
            models.Index(name="call_of_category", fields=["category", "-raised_at", "-id"]),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return _page_of_calls().replace("CODE", self.code)

    @property
    def scope_paths(self):
        """The caller's place, and that of the body in charge."""
        return (self.path, self.lead.path) if self.lead_id else (self.path,)

    @property
    def is_open(self):
        return self.state in states.OPEN

    @property
    def is_waiting(self):
        return self.state in states.WAITING

    @property
    def is_with_unit(self):
        return self.state in states.WITH_UNIT

    @property
    def is_down(self):
        return self.direction == "down"

    def may(self, step) -> bool:
        """Whether the table allows this verb now."""
        return self.state in states.MOVES[step].before

    def is_overdue(self, at):
        return self.state in states.RUNNING and self.due_at is not None and self.due_at < at

    def is_held_by_other(self, user, at):
        return self.held_until is not None and self.held_until > at and self.held_by_id != user.pk

    def requester_kept(self):
        """What is kept of the person behind it, or None; one query, none on the call's own page.

        The parts of a split call share the person of the whole; of what went another way (举报) nothing is kept.
        """
        own = getattr(self, "requester", None)
        if own is None and self.parent_id and self.state != states.DIVERTED:
            return self.parent.requester_kept()
        return own

    @classmethod
    @verb
    def raise_(
        cls,
        title,
        *,
        caller,
        by,
        at,
        channel,
        urgency="ordinary",
        requester=None,
        escalated=False,
        enclosed=(),
        **about,
    ):
        """A body calls: its street sees it first; `escalated` goes straight to the command centre.

        `about`: text, category, answers, place, area, direction, outside_number, parent, and a `code` if the page
        carried one (the database refuses it the second time). `requester`: {contact, name, phone, told} of the person
        behind it, kept under seal. `enclosed`: files judged before, withheld until somebody releases them.
        """
        title = title.strip()
        if not title:
            raise Refused(wording.NO_TITLE)
        if len(title) > TITLE_AT_MOST:
            raise Refused(wording.TITLE_TOO_LONG.format(most=TITLE_AT_MOST))
        code = about.pop("code", "") or new_code("c")
        due = deadlines.due(at, TimeLimit.of(urgency, "solve"))
        call = cls.objects.create(
            code=code, number=CallNumber.issue(at)[0], title=title, caller=caller, path=caller.path, channel=channel,
            urgency=urgency, state=states.QUEUED if escalated else states.RAISED, raised_at=at, raised_by=by.code if by else "",
            clock_from=at, due_at=due.at, due_provisional=due.provisional, **about,
        )  # fmt: skip
        if requester:
            Requester.keep(call, **requester)
        call.note("raised", by=by, at=at, body=caller)
        said = facts.CallRaised(
            call=code, direction=call.direction, channel=channel, urgency=urgency,
            category=call.category.code if call.category else "",
        )  # fmt: skip
        told = [said, Enclosure.enclose(call, enclosed, by=by, at=at)] if enclosed else [said]
        record_many(Entry(fact=each, organisation=caller, by=by, at=at) for each in told)
        return call

    @verb
    def escalate(self, *, words="", by, at, street):
        """The street hands it up to the command centre; the solution clock of the district begins here."""
        due = deadlines.due(at, TimeLimit.of(self.urgency, "solve"))
        self.move("escalate", clock_from=at, due_at=due.at, due_provisional=due.provisional)
        self.may_be_late_again("solve")
        minutes = int((at - self.raised_at).total_seconds()) // 60
        self.note("escalated", by=by, at=at, body=street, words=words, minutes=minutes)
        record(facts.CallEscalated(call=self.code, minutes_taken=minutes), organisation=street, by=by, at=at)

    @verb
    def solve_here(self, *, outcome, words, basis="", by, at, street):
        """The street solved it without troubling anybody; it is called back like any other."""
        if not words.strip():
            raise Refused(wording.ANSWER_NEEDED)
        if outcome in states.NEEDS_BASIS and not basis.strip():
            raise Refused(wording.BASIS_NEEDED.format(outcome=wording.OUTCOMES[outcome]))
        in_time = not self.is_overdue(at)
        self.move("solve_here", lead=street, outcome=outcome, dispatched_at=self.dispatched_at or at, answered_at=at)
        self.note("answered", by=by, at=at, body=street, words=wording.with_basis(words, basis))
        said = facts.CallAnswered(call=self.code, outcome=outcome, round=self.round, in_time=in_time)
        record(said, organisation=street, by=by, at=at)

    @verb
    def withdraw(self, *, words="", by, at):
        """The caller needs it no more."""
        self.move("withdraw", ended_at=at)
        if others := self.merged.exclude(caller=self.caller).values_list("number", flat=True):
            raise Refused(wording.OTHERS_WAIT.format(numbers="、".join(others)))
        self.note("withdrawn", by=by, at=at, body=self.caller, words=words)
        self.let_go(at=at)
        gather(self, at=at)
        record(facts.CallWithdrawn(call=self.code), organisation=self.caller, by=by, at=at)

    @verb
    def divert(self, *, channel, words, by, at):
        """举报 goes to the channel the law names; nothing of it is kept here but that it went, in its history too."""
        if not channel.strip():
            raise Refused(wording.REASON_NEEDED)
        hold_to_decide(self, by=by, at=at)
        self.move("divert", **FREE, ended_at=at, title=wording.STATES["diverted"], text="", place="", answers={})
        self.steps.update(words="")
        self.dispatches.update(reasons="")
        Call.suggestion.related.related_model.objects.filter(call=self).delete()
        self.note("diverted", by=by, at=at, body=self.caller, words=channel)
        for kept in Requester.objects.filter(call=self):
            kept.erase(at=at)
        for kept in self.enclosures.all():
            kept.erase(at=at)
        gather(self, at=at)
        said = facts.CallDiverted(call=self.code, channel=elsewhere.kind_of(channel))
        record(said, organisation=self.caller, by=by, at=at)

    def move(self, step, **changes):
        """One row of the table in `states.py`, compared and set in one statement: of two people at once one wins."""
        row = states.MOVES[step]
        changes.setdefault("state", row.after)
        moved = Call.objects.filter(pk=self.pk, state__in=row.before).update(**changes)
        self.refresh_from_db()
        if not moved:
            words = {"state": self.get_state_display(), "verb": wording.VERBS[step]}
            raise Refused(wording.OUT_OF_TURN.format(**words))

    def may_be_late_again(self, *clocks):
        """These clocks began anew within the round: whoever has it now is said to be late once for itself."""
        self.overdue_marks.filter(round=self.round, clock__in=clocks).delete()

    def note(self, kind, *, by, at, body=None, words="", minutes=None, shown_to="all"):
        """A line of its history, in people's words."""
        actor = body.name if body else str(by) if by else wording.BY_CLOCK
        by_code = by.code if by else ""
        return Step.objects.create(
            call=self, kind=kind, at=at, actor=actor, by_code=by_code, words=words.strip(), minutes=minutes, shown_to=shown_to
        )  # fmt: skip

    def let_go(self, *, at):
        """It has ended: nobody is asked any more, no clock stands still, and whoever is behind it is erased in time."""
        self.responses.unanswered().update(state="lifted")
        self.pauses.filter(until_at=None).update(until_at=at)
        Requester.let_go(self, at=at)
        Enclosure.let_go(self, at=at)


@cache
def _page_of_calls():
    """The address of a call's page, with CODE for its code: a list asks once a row, and putting it together anew is felt."""
    return reverse("calls:show", kwargs={"code": "CODE"})
