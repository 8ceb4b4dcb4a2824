from django.db import models

from mahua.calls import deadlines, facts, states, wording
from mahua.calls.models.call import BOUNCES_BEFORE_OWNER, Call
from mahua.calls.models.holding import FREE, hold_to_decide
from mahua.calls.models.office_hours import OfficeHours
from mahua.calls.models.pause import reckon_by
from mahua.calls.models.response import Response
from mahua.calls.models.time_limit import TimeLimit
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb

RESPONDERS = ("unit", "street", "party_committee", "general_branch")


class DispatchQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(call__in=Call.objects.visible_to(user))

    def may_be_undone(self, *, since):
        """Sent lately, and nobody has accepted yet; the newest first."""
        sent = self.filter(at__gte=since, undone_at=None, call__state=states.DISPATCHED)
        return sent.filter(call__dispatched_at=models.F("at")).order_by("-at", "-pk")


class Dispatch(models.Model):
    """派单: the command centre gave a call to a body, with the reasons it had; may be taken back before acceptance."""

    class How(models.TextChoices):
        RULE = "rule", wording.HOW["rule"]
        SUGGESTION = "suggestion", wording.HOW["suggestion"]
        PERSON = "person", wording.HOW["person"]
        THRESHOLD = "threshold", wording.HOW["threshold"]

    call = models.ForeignKey("calls.Call", on_delete=models.PROTECT, related_name="dispatches")
    how = models.CharField(max_length=10, choices=How.choices)
    reasons = models.CharField(max_length=300, blank=True)
    confidence = models.PositiveSmallIntegerField(null=True)  # of the suggestion, in hundredths
    by_code = models.CharField(max_length=16, blank=True)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    objects = DispatchQuerySet.as_manager()

    class Meta:
        verbose_name = wording.DISPATCH
        indexes = [
            models.Index(name="dispatch_of_call", fields=["call", "-at"]),
            models.Index(name="dispatch_newest", fields=["-at", "-id"]),
        ]

    def __str__(self):
        return f"{self.call.number} {self.get_how_display()}"

    @classmethod
    @verb
    def send(cls, call, *, lead=None, co_units=(), candidates=(), by, at, how="person", reasons="", confidence=None):
        """Ask `lead` with `co_units`, or several `candidates` of whom the first to accept becomes the lead.

        After two returns the centre names the owner: that body may not return it again. A row somebody else of the
        centre is working on is left to them.
        """
        asked = _asked(lead, co_units, candidates)
        hold_to_decide(call, by=by, at=at)
        hours = OfficeHours.of(lead)
        accept = deadlines.due(at, TimeLimit.of(call.urgency, "accept"), hours=hours)
        call.move(
            "dispatch", lead=lead, dispatched_at=at, dispatched_by=by.code if by else "", accept_due_at=accept.at,
            owner_named=bool(lead) and call.bounces >= BOUNCES_BEFORE_OWNER, **FREE,
        )  # fmt: skip
        call.may_be_late_again("accept", "contact")
        if hours != deadlines.DISTRICT_HOURS:
            reckon_by(hours, call=call)
        Response.objects.bulk_create(
            Response(call=call, organisation=body, path=body.path, role=role, round=call.round, asked_at=at)
            for body, role in asked
        )
        made = cls.objects.create(
            call=call, how=how, reasons=reasons, confidence=confidence, by_code=by.code if by else "", at=at
        )  # fmt: skip
        names = "、".join(f"{body.name}（{wording.RESPONSE_ROLES[role]}）" for body, role in asked)
        call.note(
            "dispatched",
            by=by,
            at=at,
            words=f"{made.get_how_display()} → {names}" + (f"\n{reasons}" if reasons else ""),
        )
        first, role = asked[0]
        others = tuple(body.code for body, _ in asked[1:])
        said = facts.CallDispatched(
            call=call.code, round=call.round, how=how, role=role, bodies=len(asked), co_units=others
        )
        record(said, organisation=first, by=by, at=at)
        return made

    @verb
    def undo(self, *, by, at):
        """A mistake of the centre, taken back before anybody accepted; it does not count as a return."""
        call = self.call
        first = call.responses.filter(asked_at=self.at).select_related("organisation").order_by("pk").first()
        hours = OfficeHours.of(call.lead)
        call.move("undo_dispatch", lead=None, accept_due_at=None, owner_named=False)
        if hours != deadlines.DISTRICT_HOURS:
            reckon_by(deadlines.DISTRICT_HOURS, call=call)
        call.responses.unanswered().update(state=Response.State.LIFTED)
        if not Dispatch.objects.filter(pk=self.pk, at=call.dispatched_at, undone_at=None).update(undone_at=at):
            raise Refused(wording.MOVED_SINCE)
        call.note("dispatched", by=by, at=at, words=wording.VERBS["undo_dispatch"])
        record(facts.CallDispatchUndone(call=call.code), organisation=first.organisation, by=by, at=at)

    @staticmethod
    @verb
    def lift_co_unit(call, organisation, *, by, at):
        """The centre asks a co-unit no more, so that the lead need not wait for it."""
        lifted = call.responses.co_units().unanswered().filter(organisation=organisation)
        if not lifted.update(state=Response.State.LIFTED):
            raise Refused(wording.MOVED_SINCE)
        call.note("dispatched", by=by, at=at, words=wording.CO_LIFTED.format(name=organisation.name))
        record(facts.CallDispatchUndone(call=call.code), organisation=organisation, by=by, at=at)


def send_many(calls, *, lead, by, at, **about):
    """批量派单: each call is a transaction of its own; (call, words) of those that could not be sent."""
    refused = []
    for call in calls:
        try:
            Dispatch.send(call, lead=lead, by=by, at=at, **about)
        except Refused as no:
            refused.append((call, no.words))
    return refused


def _asked(lead, co_units, candidates):
    """(body, role) of everybody asked, the lead first."""
    if not lead and not candidates:
        raise Refused(wording.NO_UNIT)
    for body in filter(None, (lead, *co_units, *candidates)):
        if body.kind not in RESPONDERS or body.dissolved_on:
            raise Refused(wording.NOT_A_UNIT.format(name=body.name))
    if lead in co_units:
        raise Refused(wording.CO_IS_LEAD.format(name=lead.name))
    heads = [(lead, "lead")] if lead else [(body, "candidate") for body in dict.fromkeys(candidates)]
    return heads + [(body, "co") for body in dict.fromkeys(co_units)]
