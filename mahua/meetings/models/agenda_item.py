from django.db import models

from mahua.kernel.errors import Refused
from mahua.meetings import wording
from mahua.rules import quorum


class AgendaItem(models.Model):
    """One item of the agenda (议题) with its votes. Quorum belongs to the item, not to the meeting (支部条例 第十一条)."""

    class Vote(models.TextChoices):
        INFORMATION = "information", wording.VOTES["information"]
        ORDINARY = "ordinary", wording.VOTES["ordinary"]
        ADMISSION = "admission", wording.VOTES["admission"]

    class Outcome(models.TextChoices):
        NONE = "none", wording.OUTCOMES["none"]
        CARRIED = "carried", wording.OUTCOMES["carried"]
        NOT_CARRIED = "not_carried", wording.OUTCOMES["not_carried"]

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    vote = models.CharField(max_length=12, choices=Vote.choices, default=Vote.INFORMATION)
    entitled = models.PositiveSmallIntegerField(default=0)
    present = models.PositiveSmallIntegerField(default=0)
    in_favour = models.PositiveSmallIntegerField(default=0)
    against = models.PositiveSmallIntegerField(default=0)
    abstained = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, default=Outcome.NONE)

    class Meta:
        verbose_name = wording.AGENDA_ITEM
        constraints = [models.UniqueConstraint(name="agenda_numbered", fields=["meeting", "number"])]

    def __str__(self):
        return self.title

    @property
    def quorum(self):
        """The finding for this item, or None where nothing is put to the vote."""
        return quorum_of(self.meeting.kind, self.vote, entitled=self.entitled, present=self.present)

    @property
    def finding(self) -> str:
        """Whether it could be voted on and what it needed, in Chinese."""
        found = self.quorum
        return found.words if found else wording.QUORUM_UNKNOWN

    @classmethod
    def of(cls, meeting, item, *, number, entitled, present):
        """The row of an item, judged by the quorum of its kind of vote; refused where it could not be voted on."""
        found = quorum_of(meeting.kind, item.vote, entitled=entitled, present=present)
        outcome = cls.Outcome.NONE
        if found:
            if not found.may_vote:
                raise Refused(wording.NO_VOTE_YET.format(title=item.title, words=found.words))
            if item.cast > present:
                raise Refused(wording.VOTES_EXCEED.format(title=item.title, cast=item.cast, present=present))
            outcome = cls.Outcome.CARRIED if found.carries(item.in_favour) else cls.Outcome.NOT_CARRIED
        return cls(
            meeting=meeting,
            number=number,
            title=item.title,
            text=item.text,
            vote=item.vote,
            entitled=entitled if found else 0,
            present=present if found else 0,
            in_favour=item.in_favour if found else 0,
            against=item.against if found else 0,
            abstained=item.abstained if found else 0,
            outcome=outcome,
        )


def quorum_of(meeting_kind: str, vote: str, *, entitled: int, present: int):
    """The quorum rule for a kind of vote in a kind of meeting; None where there is no vote."""
    if vote == AgendaItem.Vote.INFORMATION:
        return None
    if vote == AgendaItem.Vote.ADMISSION:
        return quorum.admission(entitled, present=present)
    if meeting_kind in ("committee_meeting", "first_topic", "study_session", "leading_group_meeting"):
        return quorum.committee_meeting(entitled, present=present)
    return quorum.branch_assembly(entitled, present=present)
