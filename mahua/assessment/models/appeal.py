from django.db import models
from django.urls import reverse

from mahua.assessment import facts, wording
from mahua.assessment.models.star import Star
from mahua.kernel.codes import new_code
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.recording import Entry, record, record_many, verb


class AppealQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("star__score__path", may="assessment.confirm_star"))

    def open(self):
        return self.filter(state=Appeal.State.OPEN)

    def in_roster_order(self):
        return self.select_related("star__score__organisation", "star__score__snapshot").order_by(
            "star__score__path", "pk"
        )


class Appeal(models.Model):
    """申诉: a branch does not agree with its star and says why; a person answers, and may change the star."""

    class State(models.TextChoices):
        OPEN = "open", wording.APPEAL_STATES["open"]
        UPHELD = "upheld", wording.APPEAL_STATES["upheld"]
        REVISED = "revised", wording.APPEAL_STATES["revised"]

    code = models.CharField(max_length=16, unique=True)
    star = models.OneToOneField("assessment.Star", on_delete=models.PROTECT, related_name="appeal")
    words = models.CharField(max_length=500)
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    reply = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = wording.APPEAL
        constraints = [
            models.CheckConstraint(
                name="appeal_answered_in_words_by_somebody",
                condition=models.Q(state="open", reply="")
                | ~models.Q(state="open") & ~models.Q(reply="") & models.Q(answered_by__isnull=False),
            ),
        ]

    def __str__(self):
        return str(self.star.score.organisation)

    def get_absolute_url(self):
        return reverse("assessment:appeal", args=[self.code])

    @property
    def scope_paths(self):
        return self.star.scope_paths

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @classmethod
    @verb
    def raise_against(cls, star, *, words, by, at):
        """Once, within the window, in words."""
        if not words.strip():
            raise Refused(wording.APPEAL_NEEDS_WORDS)
        current = Star.objects.select_for_update(of=("self",)).get(pk=star.pk)
        if not current.may_be_appealed(day_of(at)):
            raise Refused(wording.APPEAL_TOO_LATE)
        if cls.objects.filter(star=current).exists():
            raise Refused(wording.APPEALED_ALREADY)
        appeal = cls.objects.create(code=new_code("p"), star=current, words=words.strip(), raised_at=at, raised_by=by)
        said = facts.AppealRaised(appeal=appeal.code, snapshot=star.score.snapshot.code)
        record(said, organisation=star.score.organisation, by=by, at=at)
        return appeal

    @verb
    def answer(self, words, *, by, at, star=None):
        """A person answers in words; `star` another than the present one changes it."""
        if not words.strip():
            raise Refused(wording.ANSWER_NEEDS_WORDS)
        changes = star is not None and star != self.star.star
        state = self.State.REVISED if changes else self.State.UPHELD
        moved = Appeal.objects.open().filter(pk=self.pk)
        if not moved.update(state=state, reply=words.strip(), answered_at=at, answered_by=by):
            raise Refused(wording.ANSWERED_ALREADY)
        said = [self.star.revised(star, reason=words, by=by, at=at)] if changes else []
        self.refresh_from_db()
        score = self.star.score
        said.append(facts.AppealAnswered(appeal=self.code, snapshot=score.snapshot.code, changed=changes))
        record_many(Entry(fact=each, organisation=score.organisation, by=by, at=at) for each in said)
