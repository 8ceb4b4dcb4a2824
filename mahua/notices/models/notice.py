from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import Q

from mahua.kernel.codes import new_code
from mahua.kernel.days import SHANGHAI, day_of
from mahua.ledger.recording import verb
from mahua.notices import wording
from mahua.notices.kinds import words_of
from mahua.ui.abouts import address_of

NOON = time(12)
KEPT = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class HalfDay:
    """上午 or 下午 of a day: what was told in it stands, and is marked as read, together."""

    day: date
    half: str

    @classmethod
    def of(cls, at):
        return cls(day_of(at), "am" if at.astimezone(SHANGHAI).time() < NOON else "pm")

    @classmethod
    def named(cls, half, *, day):
        """As it stands in an address; raises ValueError."""
        if half not in wording.HALVES:
            raise ValueError(half)
        return cls(day, half)

    @property
    def words(self):
        return wording.HALVES[self.half]

    def bounds(self) -> tuple[datetime, datetime]:
        """Its first instant, and the first that is no longer in it."""
        noon = datetime.combine(self.day, NOON, tzinfo=SHANGHAI)
        half = timedelta(hours=12)
        return (noon - half, noon) if self.half == "am" else (noon, noon + half)


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own, and nobody else's, whatever one's role: whether somebody has read something is no superior's affair."""
        return self.filter(user=user)

    def unseen(self):
        return self.filter(seen_at=None)

    def due(self, at):
        """Those whose moment has come."""
        return self.filter(deliver_after__lte=at)

    def told_in(self, half_day):
        first, end = half_day.bounds()
        return self.filter(deliver_after__gte=first, deliver_after__lt=end)

    def ungathered(self, at):
        """Due, and not yet counted into what goes out."""
        return self.due(at).filter(gathered_in="")

    def expired(self, at):
        return self.filter(created_at__lt=at - KEPT)

    def for_list(self):
        return self.order_by("-deliver_after", "-pk")

    @verb
    def mark_seen(self, *, at) -> int:
        """Their person has read them; how many were still unread."""
        return self.unseen().update(seen_at=at)


class Notice(models.Model):
    """通知: something one person is told once. Not work, and no proof of work: it leaves no fact.

    The same person is told of the same thing (`kind`, `about`) once an occasion. `seen_at` is for the person alone.
    """

    code = models.CharField(max_length=16, unique=True)
    user = models.ForeignKey("access.User", on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    about = models.CharField(max_length=16, blank=True)
    occasion = models.CharField(max_length=40, blank=True)
    is_urgent = models.BooleanField(default=False)
    created_at = models.DateTimeField(db_index=True)
    deliver_after = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    gathered_in = models.CharField(max_length=16, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = wording.NOTICE
        constraints = [
            models.UniqueConstraint(name="notice_once_an_occasion", fields=["user", "kind", "about", "occasion"]),
            models.CheckConstraint(name="notice_says_of_what_or_when", condition=~Q(about="") | ~Q(occasion="")),
        ]
        indexes = [
            models.Index(name="notice_of_person", fields=["user", "-deliver_after", "-id"]),
            models.Index(name="notice_ungathered", fields=["deliver_after"], condition=Q(gathered_in="")),
            models.Index(name="notice_unseen", fields=["user", "deliver_after"], condition=Q(seen_at=None)),
        ]

    def __str__(self):
        return self.title

    @classmethod
    def to(cls, user, *, deliver_after, **said):
        """One, not yet saved, for this person."""
        return cls(code=new_code("n"), user=user, deliver_after=deliver_after, **said)

    @property
    def about_address(self):
        """The page of what it is about, or ''."""
        return address_of(self.about)

    @property
    def kind_words(self):
        return words_of(self.kind)

    @property
    def half_day(self):
        return HalfDay.of(self.deliver_after)

    @property
    def is_unseen(self):
        return self.seen_at is None

    def waits(self, at):
        """Whether its moment is still to come; whoever looks finds it all the same."""
        return self.deliver_after > at
