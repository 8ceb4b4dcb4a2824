from django.conf import settings
from django.db import models

from mahua.kernel.errors import Refused
from mahua.meetings import wording
from mahua.rules.review_cap import CapBase, review_cap

SHOWN_FROM = 5


class Review(models.Model):
    """评议结果 of a 民主评议: how many got which grade; who got which is not held here at all.

    `members` counts probationary members, who take part and get no grade; `reason` stands where 优秀 exceeds the cap
    (the text says 一般: 支部条例 第十八条).
    """

    meeting = models.OneToOneField("meetings.Meeting", on_delete=models.CASCADE, related_name="review")
    members = models.PositiveSmallIntegerField()
    graded = models.PositiveSmallIntegerField()
    cap = models.PositiveSmallIntegerField()
    excellent = models.PositiveSmallIntegerField()
    qualified = models.PositiveSmallIntegerField()
    basically_qualified = models.PositiveSmallIntegerField()
    unqualified = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = wording.REVIEW
        constraints = [
            models.CheckConstraint(
                name="review_above_the_cap_has_a_reason",
                condition=models.Q(excellent__lte=models.F("cap")) | ~models.Q(reason=""),
            ),
        ]

    @classmethod
    def conclude(cls, meeting, grades, *, seats):
        """Check the counts against the roster and the cap, and keep them."""
        if grades is None:
            raise Refused(wording.REVIEW_MISSING)
        members, graded = len(seats), sum(seat.votes for seat in seats)
        if grades.total != graded:
            raise Refused(wording.REVIEW_SUM.format(sum=grades.total, graded=graded))
        cap = review_cap(members, probationary=members - graded, base=CapBase(settings.REVIEW_CAP_BASE))
        cap.check(grades.excellent, reason=grades.reason)
        counts = {
            "members": members,
            "graded": graded,
            "cap": cap.most,
            "excellent": grades.excellent,
            "qualified": grades.qualified,
            "basically_qualified": grades.basically_qualified,
            "unqualified": grades.unqualified,
            "reason": grades.reason.strip(),
        }
        review, _ = cls.objects.update_or_create(meeting=meeting, defaults=counts)
        return review

    @property
    def shows_grades(self) -> bool:
        """Below five a count would point at persons."""
        return self.graded >= SHOWN_FROM

    @property
    def said(self) -> dict:
        """What the fact says: the counts per grade only where they point at nobody."""
        said = {"members": self.members, "graded": self.graded, "cap": self.cap}
        if self.shows_grades:
            said |= {
                "excellent": self.excellent,
                "qualified": self.qualified,
                "basically_qualified": self.basically_qualified,
                "unqualified": self.unqualified,
            }
        return said
