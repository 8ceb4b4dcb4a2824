from django.db import models
from django.urls import reverse

from mahua.access.models import User
from mahua.kernel.codes import new_code
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import record, verb
from mahua.notices.kinds import kind
from mahua.notices.telling import tell
from mahua.organisations.moving import follows_moves
from mahua.tasks import facts, wording
from mahua.tasks.asking import refuse_unasked, weight_raised
from mahua.tasks.models.receipt import Receipt
from mahua.tasks.permissions import ANSWERS
from mahua.tasks.wanted import held_by, holds_all, titles

ASKED = kind("tasks.asked", wording.ASKED)


class AskQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What bodies in one's scope asked of others; whoever was asked sees the receipt."""
        return self.filter(user.scopes.covers("path", may="tasks.send_ask"))

    def for_list(self):
        return self.select_related("asker").order_by("-sent_on", "-pk")


@follows_moves
class Ask(models.Model):
    """交办: one thing asked of many organisations, with the facts it wants and the minutes it costs each of them."""

    code = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=80)
    text = models.CharField(max_length=500, blank=True)
    asker = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    path = BytewiseCharField(max_length=64)
    wants = models.JSONField(default=list)
    from_on = models.DateField()
    until_on = models.DateField()
    question = models.CharField(max_length=120, blank=True)
    minutes = models.PositiveSmallIntegerField()
    sent_on = models.DateField()
    due_on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    withdrawn_on = models.DateField(null=True)

    objects = AskQuerySet.as_manager()

    class Meta:
        verbose_name = wording.ASK
        constraints = [
            models.CheckConstraint(name="ask_declares_its_minutes", condition=models.Q(minutes__gt=0)),
            models.CheckConstraint(name="ask_wants_something", condition=~models.Q(wants=[]) | ~models.Q(question="")),
        ]
        indexes = [models.Index(name="ask_in_place", fields=["path", "sent_on"])]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("tasks:ask", kwargs={"code": self.code})

    @property
    def scope_paths(self):
        return (self.path,)

    @property
    def wanted(self) -> str:
        return titles(self.wants)

    @property
    def is_withdrawn(self):
        return self.withdrawn_on is not None

    @classmethod
    @verb
    def send(cls, receivers, *, asker, title, wants, from_on, until_on, minutes, due_on, by, at,
             text="", question="", reason="", code=""):  # fmt: skip
        """Ask these bodies. What the ledger holds already is not asked again: those who have it all have answered."""
        said = {"title": title.strip(), "text": text.strip(), "question": question.strip(), "wants": list(wants)}
        held = held_by(receivers, wants, from_on=from_on, until_on=until_on)
        refuse_unasked(receivers, held, **said)
        asked = [body for body in receivers if question.strip() or not holds_all(held[body.code], wants)]
        raised = weight_raised(asked, minutes=minutes, due_on=due_on)
        if raised and not reason.strip():
            raise Refused(raised)
        made = cls.objects.create(
            code=code or new_code("k"), asker=asker, path=asker.path, from_on=from_on, until_on=until_on,
            minutes=minutes, sent_on=day_of(at), due_on=due_on, reason=reason.strip() if raised else "", **said,
        )  # fmt: skip
        Receipt.open_all(made, receivers, asked={body.pk for body in asked})
        made.tell(asked, at=at)
        record(made.as_sent(receivers, asked), organisation=asker, by=by, at=at)
        return made

    def as_sent(self, receivers, asked):
        return facts.AskSent(
            ask=self.code,
            wants=tuple(self.wants),
            minutes=self.minutes,
            due_on=self.due_on.isoformat(),
            receivers=len(receivers),
            held=len(receivers) - len(asked),
            raised=int(bool(self.reason)),
        )

    def tell(self, bodies, *, at):
        """Whoever answers for these bodies; who holds it already is not disturbed."""
        held = {"assignments__organisation_code__in": [body.code for body in bodies], "assignments__role__in": ANSWERS}
        in_force = models.Q(assignments__until_on=None) | models.Q(assignments__until_on__gte=day_of(at))
        people = User.objects.filter(in_force, assignments__from_on__lte=day_of(at), **held).distinct()
        words = wording.ASKED_OF_YOU.format(title=self.title, month=self.due_on.month, day=self.due_on.day)
        tell(ASKED, words, to=people, about=self.code, at=at)

    @verb
    def withdraw(self, *, by, at):
        """It is no longer asked; what was answered stays."""
        if not Ask.objects.filter(pk=self.pk, withdrawn_on=None).update(withdrawn_on=day_of(at)):
            raise Refused(wording.WITHDRAWN_ALREADY)
        self.refresh_from_db()
        open_ = self.receipts.open().update(state=Receipt.State.WITHDRAWN)
        record(facts.AskWithdrawn(ask=self.code, open=open_), organisation=self.asker, by=by, at=at)
