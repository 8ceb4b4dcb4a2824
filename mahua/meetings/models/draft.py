from django.db import models
from django.db.models import F

from mahua.kernel.codes import new_code
from mahua.meetings import wording


class DraftQuerySet(models.QuerySet):
    def of_meeting(self, meeting):
        return self.filter(meeting=meeting).order_by("kept_apart", "pk")

    def unfinished(self, user, organisation, kind):
        """What somebody began to write down about a past meeting and has not sent."""
        mine = self.filter(saved_by=user, organisation=organisation, kind=kind, meeting=None)
        return mine.order_by("-saved_at", "-pk")


class Draft(models.Model):
    """Minutes being written, saved by themselves every few seconds: no fact yet, so it may change and go.

    `meeting` is None while a past meeting is being written down that is not on the list yet (补记). When two people
    write at once neither loses a word: the later one goes on in a draft of their own, `kept_apart`.
    """

    code = models.CharField(max_length=16, unique=True)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.CASCADE, null=True, related_name="drafts")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="drafts")
    kind = models.CharField(max_length=24, choices=wording.KINDS.items())
    version = models.PositiveIntegerField(default=1)
    kept_apart = models.BooleanField(default=False)
    saved_by = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField()
    typed = models.JSONField(default=dict)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = wording.DRAFT
        constraints = [
            models.UniqueConstraint(
                name="draft_one_of_a_meeting", fields=["meeting"], condition=models.Q(kept_apart=False)
            ),
        ]

    def __str__(self):
        return self.code

    @classmethod
    def begin(cls, typed, *, organisation, kind, by, at, meeting=None):
        """The first save. Where a draft of the meeting is there already, this one is kept apart beside it."""
        taken = meeting is not None and cls.objects.filter(meeting=meeting, kept_apart=False).exists()
        return cls.objects.create(
            code=new_code("d", 12),
            meeting=meeting,
            organisation=organisation,
            kind=kind,
            kept_apart=taken,
            saved_by=by,
            saved_at=at,
            typed=typed,
        )

    def save_over(self, typed, *, version, by, at) -> "Draft":
        """Save what was typed on top of `version`; if somebody saved meanwhile, keep it apart. Returns where it went."""
        fresh = Draft.objects.filter(pk=self.pk, version=version)
        if fresh.update(typed=typed, version=F("version") + 1, saved_by=by, saved_at=at):
            self.refresh_from_db()
            return self
        return Draft.begin(typed, organisation=self.organisation, kind=self.kind, by=by, at=at, meeting=self.meeting)
