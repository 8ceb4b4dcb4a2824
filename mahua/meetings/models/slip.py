import hashlib
import uuid

from django.db import models

from mahua.meetings import wording


class Voter(models.Model):
    """投票人: somebody entitled, and whether they collected a slip; never which one. Gone when the ballot closes."""

    ballot = models.ForeignKey("meetings.Ballot", on_delete=models.CASCADE, related_name="voters")
    member = models.ForeignKey("members.Member", on_delete=models.PROTECT, related_name="+")
    collected = models.BooleanField(default=False)

    class Meta:
        verbose_name = wording.VOTER
        constraints = [models.UniqueConstraint(name="voter_once", fields=["ballot", "member"])]


class Envelope(models.Model):
    """A slip code nobody has collected yet; collecting it destroys the row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    ballot = models.ForeignKey("meetings.Ballot", on_delete=models.CASCADE, related_name="envelopes")
    code = models.CharField(max_length=16)

    class Meta:
        verbose_name = wording.ENVELOPE


class Slip(models.Model):
    """选票: the digest of a code, and whether it was used. No time, no number, no choice, no voter."""

    key = models.CharField(max_length=64, primary_key=True)
    ballot = models.ForeignKey("meetings.Ballot", on_delete=models.CASCADE, related_name="slips")
    used = models.BooleanField(default=False)

    class Meta:
        verbose_name = wording.SLIP


class Tally(models.Model):
    """How many marked a choice beside a name. Read only through `Ballot.result`, after closing."""

    ballot = models.ForeignKey("meetings.Ballot", on_delete=models.CASCADE, related_name="tallies")
    member = models.ForeignKey("members.Member", on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=20)
    count = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = wording.TALLY
        constraints = [models.UniqueConstraint(name="tally_once", fields=["ballot", "member", "choice"])]

    @property
    def choice_in_words(self) -> str:
        return wording.CHOICES[self.ballot.purpose][self.choice]


class Comment(models.Model):
    """意见 written on a slip. Blank rows are laid out at opening and one at random is written on, so that the order of
    rows is not the order of votes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    ballot = models.ForeignKey("meetings.Ballot", on_delete=models.CASCADE, related_name="comments")
    text = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = wording.COMMENT


def key_of(code: str) -> str:
    """What is kept of a slip code; typed blanks and capitals do not matter."""
    plain = "".join(code.split()).replace("-", "").lower()
    return hashlib.sha256(plain.encode()).hexdigest()
