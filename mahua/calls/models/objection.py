from django.db import IntegrityError, models, transaction

from mahua.calls import facts, states, wording
from mahua.calls.closing import gather
from mahua.calls.models.call import Call
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.ledger.recording import Entry, record, record_many, reverse, verb

STRUCK = {"call_back": ("call.called_back",), "rating": ("call.rated",)}
ENDINGS = ("call.called_back", "call.rated", "call.closed")


class ObjectionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(call__in=Call.objects.visible_to(user))

    def waiting(self):
        return self.filter(state=Objection.State.WAITING)

    def for_list(self):
        return self.select_related("call", "organisation").order_by("at", "pk")


class Objection(models.Model):
    """呼件申诉: a body, or the centre itself, asks that a call not count (剔除) or that a call-back or rating be looked at.

    A second person decides, never the one who asked nor the one who dispatched.
    """

    class Kind(models.TextChoices):
        EXCLUSION = "exclusion", wording.OBJECTION_KINDS["exclusion"]
        CALL_BACK = "call_back", wording.OBJECTION_KINDS["call_back"]
        RATING = "rating", wording.OBJECTION_KINDS["rating"]

    class State(models.TextChoices):
        WAITING = "waiting", wording.OBJECTION_STATES["waiting"]
        UPHELD = "upheld", wording.OBJECTION_STATES["upheld"]
        DISMISSED = "dismissed", wording.OBJECTION_STATES["dismissed"]

    code = models.CharField(max_length=16, unique=True)
    call = models.ForeignKey("calls.Call", on_delete=models.CASCADE, related_name="objections")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason = models.CharField(max_length=16, choices=wording.EXCLUSION_REASONS.items(), blank=True)
    words = models.CharField(max_length=1000)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    decision = models.CharField(max_length=500, blank=True)
    by_code = models.CharField(max_length=16)
    decided_by = models.CharField(max_length=16, blank=True)
    at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = wording.OBJECTION
        constraints = [
            models.UniqueConstraint(
                name="objection_one_waiting_a_kind", fields=["call", "kind"], condition=models.Q(state="waiting")
            ),
            models.CheckConstraint(
                name="objection_decided_by_a_second",
                condition=models.Q(state="waiting") | ~models.Q(decided_by=models.F("by_code")),
            ),
        ]
        indexes = [models.Index(name="objection_waiting", fields=["state", "at"])]

    def __str__(self):
        return self.get_kind_display()

    @property
    def scope_paths(self):
        return self.call.scope_paths

    @classmethod
    @verb
    def file(cls, call, *, kind, words, code, reason="", organisation=None, by, at):
        """Ask for a second look; one at a time for each kind."""
        if not words.strip():
            raise Refused(wording.REASON_NEEDED)
        if kind == cls.Kind.EXCLUSION and not reason:
            raise Refused(wording.REASON_NEEDED)
        if kind == cls.Kind.EXCLUSION and not call.may("exclude"):
            raise Refused(wording.OUT_OF_TURN.format(state=call.get_state_display(), verb=wording.VERBS["exclude"]))
        if kind in STRUCK and not _said(call, kind).exists():
            raise Refused(wording.NOTHING_SAID)
        try:
            with transaction.atomic():
                made = cls.objects.create(
                    code=code, call=call, organisation=organisation, kind=kind, reason=reason, words=words.strip(),
                    by_code=by.code, at=at,
                )  # fmt: skip
        except IntegrityError:
            raise Refused(wording.OBJECTION_OPEN) from None
        call.note("objected", by=by, at=at, body=organisation, words=f"{made}：{words}", shown_to="centre")
        record(facts.CallObjected(call=call.code, about=kind), organisation=organisation or call.caller, by=by, at=at)
        return made

    @verb
    def decide(self, *, upheld, words, by, at):
        """The second person agrees or not: what is agreed to counts no more, here and in the ledger."""
        if by.code in (self.by_code, self.call.dispatched_by):
            raise Refused(wording.SECOND_PERSON)
        if not words.strip():
            raise Refused(wording.REASON_NEEDED)
        state = self.State.UPHELD if upheld else self.State.DISMISSED
        waiting = Objection.objects.filter(pk=self.pk, state=self.State.WAITING)
        if not waiting.update(state=state, decision=words.strip(), decided_by=by.code, decided_at=at):
            raise Refused(wording.OBJECTION_DECIDED)
        self.refresh_from_db()
        call, body = self.call, self.organisation or self.call.caller
        said = [facts.CallObjectionDecided(call=call.code, about=self.kind, upheld=upheld)]
        if upheld and self.kind == self.Kind.EXCLUSION:
            said.append(self._exclude(by, at))
        call.note("objected", by=by, at=at, words=f"{self}：{self.get_state_display()}。{words}", shown_to="centre")
        if upheld:
            self._strike(by=by, at=at)
        record_many(Entry(fact=each, organisation=body, by=by, at=at) for each in said)

    def _strike(self, *, by, at):
        """The newest call-back or rating; of a call excluded all of them, and its end. The facts are corrected (更正)."""
        call, kinds = self.call, STRUCK.get(self.kind, ENDINGS)
        if self.kind in STRUCK:
            newest = _said(call, self.kind).order_by("at", "pk").last()
            type(newest).objects.filter(pk=newest.pk).update(struck=True)
        found = Fact.objects.kinds(*kinds).effective().filter(text__contains=f'"call":"{call.code}"')
        if call.lead is None:
            return
        found = list(found.of(call.lead.code).order_by("position").values_list("position", flat=True))
        for position in found[-1:] if self.kind in STRUCK else found:
            reverse(position, reason="wrong_figures", organisation=call.lead, by=by, at=at)

    def _exclude(self, by, at):
        call = self.call
        was_closed = call.state == states.CLOSED
        call.move("exclude", state_before=call.state, ended_at=call.ended_at if was_closed else at)
        call.note("excluded", by=by, at=at, words=self.get_reason_display())
        call.let_go(at=at)
        gather(call, at=at)
        return facts.CallExcluded(call=call.code, reason=self.reason)


def _said(call, kind):
    """The call-backs or ratings of a call that hold."""
    said = call.ratings if kind == Objection.Kind.RATING else call.call_backs
    return said.filter(struck=False)
