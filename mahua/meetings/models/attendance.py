from django.db import models

from mahua.meetings import wording


class Attendance(models.Model):
    """Whether somebody who should have attended did; for absence an optional short reason, nothing medical."""

    class Reason(models.TextChoices):
        UNSAID = "", wording.ABSENCES[""]
        DUTY = "duty", wording.ABSENCES["duty"]
        SICK = "sick", wording.ABSENCES["sick"]
        PERSONAL = "personal", wording.ABSENCES["personal"]
        OTHER = "other", wording.ABSENCES["other"]

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.CASCADE, related_name="attendances")
    member = models.ForeignKey("members.Member", on_delete=models.PROTECT, related_name="attendances")
    votes = models.BooleanField()
    present = models.BooleanField()
    reason = models.CharField(max_length=8, choices=Reason.choices, blank=True)

    class Meta:
        verbose_name = wording.ATTENDANCE
        constraints = [
            models.UniqueConstraint(name="attendance_once", fields=["meeting", "member"]),
            models.CheckConstraint(
                name="attendance_only_absence_has_a_reason", condition=models.Q(present=False) | models.Q(reason="")
            ),
        ]
        indexes = [models.Index(name="attendance_of_member", fields=["member", "present", "meeting"])]
