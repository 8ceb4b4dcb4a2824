from django.db import models

from mahua.duties import wording
from mahua.duties.facts import RectificationClosed, RectificationOpened
from mahua.duties.models.contact_point import own_or_seen
from mahua.kernel.codes import new_code
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb
from mahua.organisations.happening import refuse_future


class RectificationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With the statement it follows from."""
        may = "duties.review_statement"
        return self.filter(own_or_seen(user, "statement__path", post="statement__post", may=may))

    def for_list(self):
        """What is still open first, the nearest day first."""
        return self.order_by(models.F("closed_on").asc(nulls_first=True), "due_on", "pk")


class Rectification(models.Model):
    """整改事项: what the review of a statement asked to put right, by a day."""

    code = models.CharField(max_length=16, unique=True)
    statement = models.ForeignKey("duties.Statement", on_delete=models.PROTECT, related_name="rectifications")
    title = models.CharField(max_length=120)
    opened_on = models.DateField()
    due_on = models.DateField()
    closed_on = models.DateField(null=True)
    result = models.CharField(max_length=200, blank=True)

    objects = RectificationQuerySet.as_manager()

    class Meta:
        verbose_name = wording.RECTIFICATION
        constraints = [
            models.CheckConstraint(
                name="rectification_closed_after_opened",
                condition=models.Q(closed_on=None) | models.Q(closed_on__gte=models.F("opened_on")),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def scope_paths(self):
        return self.statement.scope_paths

    @property
    def is_open(self):
        return self.closed_on is None

    @classmethod
    @verb
    def open(cls, title, *, statement, due_on, by, at):
        """One line of the 整改清单."""
        if not title.strip():
            raise Refused(wording.RECTIFICATION_TITLE)
        made = cls.objects.create(
            code=new_code("y"), statement=statement, title=title.strip(), opened_on=day_of(at), due_on=due_on
        )
        said = RectificationOpened(rectification=made.code, statement=statement.code, due_on=due_on.isoformat())
        record(said, organisation=statement.organisation, by=by, at=at)
        return made

    @verb
    def close(self, *, on, by, at, result=""):
        """It is put right; with what result is said in a sentence that stays here."""
        refuse_future(on, at=at)
        if on < self.opened_on:
            raise Refused(wording.RECTIFICATION_BEFORE.format(day=self.opened_on))
        still_open = Rectification.objects.filter(pk=self.pk, closed_on=None)
        if not still_open.update(closed_on=on, result=result.strip()):
            raise Refused(wording.RECTIFICATION_CLOSED)
        self.refresh_from_db(fields=["closed_on", "result"])
        days_late = max((on - self.due_on).days, 0)
        said = RectificationClosed(rectification=self.code, statement=self.statement.code, days_late=days_late)
        record(said, organisation=self.statement.organisation, by=by, at=at, occurred_on=on)
