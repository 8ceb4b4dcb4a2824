from datetime import date

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from mahua.ledger import wording as ledger_wording
from mahua.meetings import wording

KEPT = (
    "held_on",
    "belongs_to_year",
    "also",
    "place",
    "observers",
    "text",
    "should_attend",
    "present",
    "voters",
    "voters_present",
    "recorded_at",
    "recorded_for",
)


class Revision(models.Model):
    """What the minutes said before a correction (更正), kept as it was; as private as the minutes themselves."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=24, choices=ledger_wording.REASONS.items())
    corrected_by = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    corrected_at = models.DateTimeField()
    body = models.JSONField(encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = wording.REVISION
        constraints = [models.UniqueConstraint(name="revision_numbered", fields=["meeting", "number"])]

    @property
    def held_on(self) -> date:
        return date.fromisoformat(self.body["held_on"])

    @property
    def resolutions(self) -> list[tuple[str, date | None]]:
        """The words and due days of what was resolved then."""
        said = self.body["resolutions"]
        return [(each["text"], date.fromisoformat(each["due_on"]) if each["due_on"] else None) for each in said]

    @classmethod
    def keep(cls, meeting, *, reason, by, at):
        """Copy what the meeting says now."""
        body = {name: getattr(meeting, name) for name in KEPT}
        body["attendance"] = list(
            meeting.attendances.order_by("pk").values("member__code", "member__name", "present", "reason")
        )
        body["items"] = list(
            meeting.items.order_by("number").values(
                "title", "text", "vote", "in_favour", "against", "abstained", "outcome"
            )
        )
        body["resolutions"] = list(meeting.resolutions.order_by("number").values("text", "due_on"))
        return cls.objects.create(
            meeting=meeting,
            number=meeting.revisions.count() + 1,
            reason=reason,
            corrected_by=by,
            corrected_at=at,
            body=body,
        )
