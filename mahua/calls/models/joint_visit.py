from django.db import models

from mahua.access.roles import STREET_CLERK, UNIT_RESPONDER
from mahua.calls import facts, states, wording
from mahua.calls.wording import edges
from mahua.kernel.days import SHANGHAI
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb
from mahua.notices.kinds import kind
from mahua.notices.telling import tell

SUMMONED = kind("calls.summoned", edges.TELLS_SUMMONED)


class JointVisit(models.Model):
    """吹哨: the street calls several bodies to the place; it commands on the spot, and says when the matter is done."""

    class Occasion(models.TextChoices):
        DAILY = "daily", wording.OCCASIONS["daily"]
        TOUGH = "tough", wording.OCCASIONS["tough"]
        EMERGENCY = "emergency", wording.OCCASIONS["emergency"]

    code = models.CharField(max_length=16, unique=True)
    call = models.ForeignKey("calls.Call", on_delete=models.CASCADE, related_name="joint_visits")
    street = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    occasion = models.CharField(max_length=10, choices=Occasion.choices)
    meet_at = models.DateTimeField()
    place = models.CharField(max_length=80)
    summoned_at = models.DateTimeField()
    stood_down_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = wording.JOINT_VISIT

    def __str__(self):
        return f"{self.get_occasion_display()} {self.place}"

    @classmethod
    @verb
    def summon(cls, call, *, code, street, units, occasion, meet_at, place, by, at):
        """Call these bodies to the place."""
        if call.state not in (*states.WAITING, *states.WITH_UNIT):
            raise Refused(wording.OUT_OF_TURN.format(state=call.get_state_display(), verb=wording.JOINT_VISIT))
        if not units:
            raise Refused(wording.NO_UNIT)
        if cls.objects.filter(code=code).exists():
            raise Refused(wording.MADE_ALREADY)
        made = cls.objects.create(
            code=code, call=call, street=street, occasion=occasion, meet_at=meet_at, place=place, summoned_at=at
        )  # fmt: skip
        Arrival.objects.bulk_create(Arrival(visit=made, organisation=unit) for unit in dict.fromkeys(units))
        call.note("summoned", by=by, at=at, body=street, words=f"{made} → " + "、".join(unit.name for unit in units))
        made.tell(units, "come", at=at)
        codes = tuple(unit.code for unit in units)
        said = facts.CallSummoned(call=call.code, occasion=occasion, units=codes)
        record(said, organisation=street, by=by, at=at)
        return made

    @verb
    def arrive(self, organisation, *, by, at):
        """A body reports in on the spot; the organisation is noted, never a person or a position."""
        if self.stood_down_at:
            raise Refused(wording.STOOD_DOWN_ALREADY)
        called = self.arrivals.filter(organisation=organisation)
        if not called.filter(arrived_at=None).update(arrived_at=at):
            words = wording.ARRIVED_ALREADY if called.exists() else wording.NOT_ON_SITE
            raise Refused(words.format(name=organisation.name))
        minutes = int((at - self.summoned_at).total_seconds()) // 60
        self.call.note("arrived", by=by, at=at, body=organisation, minutes=minutes)
        record(facts.CallArrived(call=self.call.code, minutes_taken=minutes), organisation=organisation, by=by, at=at)

    @verb
    def stand_down(self, *, words="", by, at):
        """The street says that the matter on the spot is done."""
        if not JointVisit.objects.filter(pk=self.pk, stood_down_at=None).update(stood_down_at=at):
            raise Refused(wording.STOOD_DOWN_ALREADY)
        self.refresh_from_db()
        self.call.note("stood_down", by=by, at=at, body=self.street, words=words)
        called = [each.organisation for each in self.arrivals.select_related("organisation").order_by("pk")]
        self.tell(called, "leave", at=at)
        record(facts.CallStoodDown(call=self.call.code), organisation=self.street, by=by, at=at)

    def tell(self, bodies, what, *, at):
        """Whoever answers for these bodies, of an emergency at any hour; when and by whom, never what was said."""
        when = self.meet_at.astimezone(SHANGHAI)
        title = edges.VISIT_TELLS[what].format(
            street=self.street.name,
            occasion=self.get_occasion_display(),
            when=f"{when.month}月{when.day}日 {when:%H:%M}",
        )
        said = {"about": self.call.code, "occasion": f"{self.code}-{what}", "at": at}
        for body in bodies:
            to = {"body": body, "roles": (UNIT_RESPONDER, STREET_CLERK)}
            tell(SUMMONED, title, urgent=self.occasion == self.Occasion.EMERGENCY, **to, **said)


class Arrival(models.Model):
    """到场: one body called to the place, and when it reported in."""

    visit = models.ForeignKey(JointVisit, on_delete=models.CASCADE, related_name="arrivals")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    arrived_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = wording.ARRIVAL
        constraints = [models.UniqueConstraint(name="arrival_once_a_body", fields=["visit", "organisation"])]

    def __str__(self):
        return str(self.organisation)
