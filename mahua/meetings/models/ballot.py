import random

from django.db import models
from django.db.models import F

from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb
from mahua.meetings import wording
from mahua.meetings.facts import BallotClosed
from mahua.meetings.models.slip import Comment, Envelope, Slip, Tally, Voter, key_of
from mahua.meetings.rosters import roster

SHOWN_FROM = 5
CODE_LENGTH = 11
SHUFFLED = random.SystemRandom()


class BallotQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("meeting__path", may="meetings.view_meeting"))

    def open(self):
        return self.filter(is_open=True)


class Ballot(models.Model):
    """无记名投票 at a meeting: a 选举 or the 民主测评 of a review.

    Opening makes one envelope and one slip per voter. A vote marks a slip as used and adds to the tallies in one
    transaction: there is no row of a vote, no time, no order, no running total, no fact before closing. Closing
    destroys slips, envelopes and the list of who collected one; what is left are totals, from five ballots upward.
    What a copy of the database could still tell stands in docs/operating/ballots.md.
    """

    class Purpose(models.TextChoices):
        ELECTION = "election", wording.KINDS["election"]
        REVIEW = "members_review", wording.KINDS["members_review"]

    code = models.CharField(max_length=16, unique=True)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="ballots")
    purpose = models.CharField(max_length=16, choices=Purpose.choices)
    seats = models.PositiveSmallIntegerField(default=0)
    entitled = models.PositiveSmallIntegerField()
    is_open = models.BooleanField(default=True)
    cast = models.PositiveSmallIntegerField(null=True)

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = wording.BALLOT
        constraints = [
            models.UniqueConstraint(
                name="ballot_one_open_of_a_meeting", fields=["meeting"], condition=models.Q(is_open=True)
            ),
            models.CheckConstraint(
                name="ballot_open_counts_nothing",
                condition=models.Q(is_open=True, cast=None) | models.Q(is_open=False, cast__isnull=False),
            ),
        ]

    @property
    def scope_paths(self):
        return (self.meeting.path,)

    @property
    def organisation(self):
        return self.meeting.organisation

    @property
    def choices(self) -> dict[str, str]:
        """What one may mark beside each name."""
        return wording.CHOICES[self.purpose]

    @property
    def shows_result(self) -> bool:
        return self.cast is not None and self.cast >= SHOWN_FROM

    @classmethod
    @verb
    def open_at(cls, meeting, *, members, at, absent=(), seats=0):
        """Open the ballot over `members` to everybody entitled and not absent. Says nothing in the ledger yet."""
        if meeting.kind not in cls.Purpose.values or not meeting.is_editable:
            raise Refused(wording.NO_BALLOT_HERE)
        if meeting.ballots.open().exists():
            raise Refused(wording.BALLOT_OPEN)
        away = {member.pk for member in absent}
        seated = roster(meeting.organisation, kind=meeting.nature, on=meeting.day)
        if meeting.kind == cls.Purpose.ELECTION:
            seated = [seat for seat in seated if seat.votes]
        voters = [seat.member for seat in seated if seat.member.pk not in away]
        if len(voters) < SHOWN_FROM:
            raise Refused(wording.TOO_FEW_TO_HIDE.format(count=len(voters), least=SHOWN_FROM))
        ballot = cls.objects.create(
            code=new_code("b"), meeting=meeting, purpose=meeting.kind, seats=seats, entitled=len(voters)
        )
        ballot.lay_out(voters, members)
        return ballot

    def lay_out(self, voters, members):
        """Envelopes, slips and blank comments in random order, so that no row's place says whose it is."""
        codes = [new_code("", CODE_LENGTH) for _ in voters]
        Envelope.objects.bulk_create(Envelope(ballot=self, code=code) for code in SHUFFLED.sample(codes, len(codes)))
        Slip.objects.bulk_create(sorted((Slip(key=key_of(code), ballot=self) for code in codes), key=lambda s: s.key))
        Comment.objects.bulk_create(Comment(ballot=self) for _ in voters)
        Voter.objects.bulk_create(Voter(ballot=self, member=member) for member in voters)
        Tally.objects.bulk_create(
            Tally(ballot=self, member=member, choice=choice) for member in members for choice in self.choices
        )

    @verb
    def hand_out(self, member):
        """A voter collects one slip code on the phone: said once, and kept nowhere beside the name."""
        if not self.voters.filter(member=member, collected=False).update(collected=True):
            raise Refused(wording.SLIP_COLLECTED)
        return self._take_envelopes(1)[0]

    @verb
    def hand_out_on_paper(self, members):
        """Codes to be printed, cut apart and drawn by those named; which of them draws which nobody knows."""
        fresh = list(self.voters.filter(member__in=members, collected=False).values_list("pk", flat=True))
        self.voters.filter(pk__in=fresh).update(collected=True)
        return self._take_envelopes(len(fresh))

    @classmethod
    @verb
    def vote(cls, code, *, ballot, marks, comment=""):
        """Use a slip: `marks` gives a choice per member code. One slip, one vote; nothing else is written."""
        ballot = cls.objects.select_for_update().get(pk=ballot.pk)
        if not ballot.is_open:
            raise Refused(wording.BALLOT_CLOSED)
        tallies = ballot.tallies_of(marks)
        if not Slip.objects.filter(key=key_of(code), ballot=ballot, used=False).update(used=True):
            raise Refused(wording.SLIP_UNKNOWN)
        Tally.objects.filter(pk__in=tallies).update(count=F("count") + 1)
        if comment.strip():
            blank = ballot.comments.filter(text="").order_by("pk").values_list("pk", flat=True)
            Comment.objects.filter(pk=SHUFFLED.choice(list(blank))).update(text=comment.strip())

    def tallies_of(self, marks) -> list[int]:
        """The tallies a set of marks adds to; refused where it is no valid slip."""
        known = {(code, choice): pk for pk, code, choice in self.tallies.values_list("pk", "member__code", "choice")}
        if {code for code, _ in known} != set(marks) or not known.keys() >= set(marks.items()):
            raise Refused(wording.SLIP_INCOMPLETE)
        in_favour = sum(choice == "in_favour" for choice in marks.values())
        if self.purpose == self.Purpose.ELECTION and in_favour > self.seats:
            raise Refused(wording.SLIP_OVERFULL.format(seats=self.seats, marked=in_favour))
        return [known[mark] for mark in marks.items()]

    @verb
    def close(self, *, by, at, paper=0, paper_counts=None, for_=None):
        """Count: used slips and `paper` ones together; `paper_counts` are (member code, choice) → votes on paper."""
        moved = Ballot.objects.open().filter(pk=self.pk)
        if not moved.update(is_open=False, cast=0):
            raise Refused(wording.BALLOT_CLOSED)
        cast = self.slips.filter(used=True).count() + paper
        if cast > self.entitled:
            raise Refused(wording.MORE_BALLOTS_THAN_VOTERS.format(cast=cast, entitled=self.entitled))
        Ballot.objects.filter(pk=self.pk).update(cast=cast)
        self.refresh_from_db()
        self._add_paper(paper, paper_counts or {})
        self._destroy_traces()
        said = BallotClosed(meeting=self.meeting.code, ballot=self.code, entitled=self.entitled, cast=cast)
        record(said, organisation=self.organisation, by=by, at=at, for_=for_)

    def takes(self, code) -> bool:
        """Whether a slip code is good and not used yet."""
        return self.is_open and self.slips.filter(key=key_of(code), used=False).exists()

    def names(self) -> list[tuple[str, str]]:
        """(code, name) of those voted on, in Chinese order: nobody stands first by the order of votes."""
        people = self.tallies.order_by("member__name_key").values_list("member__code", "member__name")
        return list(dict.fromkeys(people))

    def result(self) -> list[Tally]:
        """The totals; refused while open and below five ballots."""
        if self.is_open:
            raise Refused(wording.STILL_OPEN)
        if not self.shows_result:
            raise Refused(wording.TOO_FEW_BALLOTS.format(cast=self.cast, least=SHOWN_FROM))
        return list(self.tallies.select_related("member").order_by("member__name_key", "pk"))

    def _take_envelopes(self, count):
        """Random envelopes, emptied and thrown away."""
        if not self.is_open:
            raise Refused(wording.BALLOT_CLOSED)
        waiting = list(self.envelopes.order_by("pk"))
        taken = SHUFFLED.sample(waiting, count)
        Envelope.objects.filter(pk__in=[each.pk for each in taken]).delete()
        return [each.code for each in taken]

    def _add_paper(self, paper, counts):
        known = {(tally.member.code, tally.choice): tally for tally in self.tallies.select_related("member")}
        for mark, votes in counts.items():
            if mark not in known or not 0 <= votes <= paper:
                raise Refused(wording.PAPER_DOES_NOT_ADD_UP)
            Tally.objects.filter(pk=known[mark].pk).update(count=F("count") + votes)

    def _destroy_traces(self):
        """Slips, envelopes, collectors go; comments are laid out anew in another order, or not kept below five."""
        self.slips.all().delete()
        self.envelopes.all().delete()
        self.voters.all().delete()
        texts = [text for text in self.comments.values_list("text", flat=True) if text]
        self.comments.all().delete()
        if not self.shows_result:
            self.tallies.update(count=0)
            return
        Comment.objects.bulk_create(Comment(ballot=self, text=text) for text in SHUFFLED.sample(texts, len(texts)))
