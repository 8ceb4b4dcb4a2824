from django.db import models
from django.urls import reverse

from mahua.kernel.codes import new_code
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.kernel.tree_paths import after
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import record, verb
from mahua.ledger.recording import reverse as reverse_fact
from mahua.organisations.moving import follows_moves
from mahua.tasks import facts, wording


class ReceiptQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What was asked of the bodies one oversees."""
        return self.filter(user.scopes.covers("path", may="tasks.view_ask"))

    def open(self):
        return self.filter(state=Receipt.State.OPEN)

    def answered(self):
        return self.filter(state__in=(Receipt.State.HELD, Receipt.State.ANSWERED))

    def weighing(self):
        """Those that cost their body something: it did not hold the facts already, and the ask was not taken back."""
        return self.exclude(state=Receipt.State.WITHDRAWN).filter(was_asked=True)

    def due_in(self, month, *, under):
        rows = self.filter(ask__due_on__gte=month.starts_on, ask__due_on__lte=month.ends_on)
        return rows.filter(path__gte=under, path__lt=after(under))

    def minutes_by_path(self):
        return self.order_by().values_list("path").annotate(minutes=models.Sum("ask__minutes"))

    def in_roster_order(self):
        return self.select_related("organisation").order_by("path", "pk")

    def for_list(self):
        return self.select_related("ask__asker", "organisation").order_by("-ask__due_on", "path", "pk")


@follows_moves
class Receipt(models.Model):
    """回执: one body's part of an ask: held already, answered in one line, or still open. Whether somebody read it is kept nowhere."""

    class State(models.TextChoices):
        OPEN = "open", wording.RECEIPTS["open"]
        HELD = "held", wording.RECEIPTS["held"]
        ANSWERED = "answered", wording.RECEIPTS["answered"]
        WITHDRAWN = "withdrawn", wording.RECEIPTS["withdrawn"]

    code = models.CharField(max_length=16, unique=True)
    ask = models.ForeignKey("tasks.Ask", on_delete=models.CASCADE, related_name="receipts")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    path = BytewiseCharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices)
    was_asked = models.BooleanField(default=True)
    answer = models.CharField(max_length=300, blank=True)
    answered_on = models.DateField(null=True)
    position = models.PositiveBigIntegerField(null=True)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = wording.RECEIPT
        constraints = [models.UniqueConstraint(name="receipt_once_a_body", fields=["ask", "organisation"])]
        indexes = [
            models.Index(name="receipt_in_place", fields=["path", "state"]),
            models.Index(name="receipt_of_ask", fields=["ask", "state", "path"]),
        ]

    def __str__(self):
        return f"{self.organisation}"

    def get_absolute_url(self):
        return reverse("tasks:receipt", kwargs={"code": self.code})

    @property
    def scope_paths(self):
        return (self.path,)

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @classmethod
    def open_all(cls, ask, receivers, *, asked):
        """One for each body; of those who hold all that is wanted nothing is asked. Stands inside the verb that sends."""
        cls.objects.bulk_create(
            cls(
                code=new_code("v"),
                ask=ask,
                organisation=body,
                path=body.path,
                was_asked=body.pk in asked,
                state=cls.State.OPEN if body.pk in asked else cls.State.HELD,
                answered_on=None if body.pk in asked else ask.sent_on,
            )
            for body in receivers
        )

    @verb
    def give(self, answer, *, by, at, for_=None):
        """The body answers in one line."""
        if self.ask.question and not answer.strip():
            raise Refused(wording.EMPTY_ANSWER)
        self._close(self.State.ANSWERED, by_facts=0, answer=answer.strip(), by=by, at=at, for_=for_)

    @verb
    def confirm(self, *, at):
        """The facts wanted have arrived: doing the work was the answer."""
        self._close(self.State.HELD, by_facts=1, by=None, at=at)

    @verb
    def open_again(self, *, at):
        """A fact it rested on was corrected."""
        position, held = self.position, Receipt.objects.filter(pk=self.pk, state=self.State.HELD)
        if position and held.update(state=self.State.OPEN, answered_on=None, position=None):
            reverse_fact(position, reason="wrong_figures", organisation=self.organisation, by=None, at=at)

    def _close(self, state, *, by_facts, by, at, answer="", for_=None):
        today = day_of(at)
        closed = Receipt.objects.open().filter(pk=self.pk).update(state=state, answer=answer, answered_on=today)
        self.refresh_from_db()
        if not closed:
            raise Refused(wording.RECEIPT_OUT_OF_TURN.format(state=self.get_state_display()))
        days_late = max((today - self.ask.due_on).days, 0)
        said = facts.AskAnswered(ask=self.ask.code, by_facts=by_facts, days_late=days_late)
        fact = record(said, organisation=self.organisation, by=by, at=at, for_=for_)
        Receipt.objects.filter(pk=self.pk).update(position=fact.position)
