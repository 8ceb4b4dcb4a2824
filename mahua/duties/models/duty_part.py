from django.db import models

from mahua.duties import wording
from mahua.duties.facts import DutyPartDone
from mahua.duties.templates_of_duty import MEETINGS
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.ledger.recording import record, verb
from mahua.organisations.happening import refuse_future


class DutyPartQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("duty_set__path", may="duties.view_duty_set"))


class DutyPart(models.Model):
    """责任安排事项: one part of what a template asks for. A list is done when issued, a meeting by the one that was held."""

    duty_set = models.ForeignKey("duties.DutySet", on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=wording.PART_KINDS.items())
    title = models.CharField(max_length=60)
    list = models.ForeignKey("duties.ResponsibilityList", on_delete=models.PROTECT, null=True, related_name="+")
    done_on = models.DateField(null=True)
    words = models.CharField(max_length=200, blank=True)
    meeting_fact = models.BigIntegerField(null=True)

    objects = DutyPartQuerySet.as_manager()

    class Meta:
        verbose_name = wording.DUTY_PART
        constraints = [
            models.UniqueConstraint(name="duty_part_numbered", fields=["duty_set", "number"]),
        ]

    def __str__(self):
        return self.title

    @property
    def scope_paths(self):
        return (self.duty_set.path,)

    @property
    def is_done(self):
        return self.done_on is not None or (self.list is not None and not self.list.is_draft)

    @property
    def is_meeting(self):
        return self.kind == "meeting"

    def meetings_held(self):
        """The meetings of this body in this year that it may have been; newest first."""
        body, year = self.duty_set.organisation, self.duty_set.year
        facts = Fact.objects.of(body.code).kinds(*MEETINGS).effective().filter(occurred_on__year=year)
        return facts.order_by("-occurred_on", "-position")

    @verb
    def complete(self, *, on, by, at, words="", meeting=None):
        """It is there, or it is shown, or it was this meeting."""
        refuse_future(on, at=at)
        if self.list_id:
            raise Refused(wording.NOT_DONE_BY_HAND)
        if self.is_meeting and (meeting is None or not self.meetings_held().filter(pk=meeting.pk).exists()):
            raise Refused(wording.NOT_OF_THIS_SET)
        position = meeting.position if meeting is not None else None
        undone = DutyPart.objects.filter(pk=self.pk, done_on=None)
        if not undone.update(done_on=on, words=words.strip(), meeting_fact=position):
            raise Refused(wording.PART_DONE_ALREADY)
        self.refresh_from_db()
        said = DutyPartDone(
            duty_set=self.duty_set.code, part_kind=self.kind, number=self.number, meeting_fact=position or 0
        )
        record(said, organisation=self.duty_set.organisation, by=by, at=at, occurred_on=on)
