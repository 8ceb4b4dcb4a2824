from datetime import timedelta

from django.db import models

from mahua.kernel.errors import Refused
from mahua.meetings import wording
from mahua.meetings.rosters import is_full, members_of
from mahua.members.models import Post
from mahua.members.models.post import COMMITTEE
from mahua.organisations.models import Term
from mahua.rules.candidates import check_candidates, returned

ONE_DAY = timedelta(days=1)
SHOWN_FROM = 5


class Election(models.Model):
    """选举 of a committee: 应到, 实到, seats, candidates and who was elected; it begins a new term of office."""

    meeting = models.OneToOneField("meetings.Meeting", on_delete=models.CASCADE, related_name="election")
    eligible = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField()
    seats = models.PositiveSmallIntegerField()
    vacant = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = wording.ELECTION

    @property
    def shows_votes(self) -> bool:
        """Below five ballots the votes would point at persons; who was elected is said anyway."""
        return self.present >= SHOWN_FROM

    @property
    def said(self) -> dict:
        return {
            "eligible": self.eligible,
            "present": self.present,
            "seats": self.seats,
            "candidates": self.candidates.count(),
        }

    @classmethod
    def conclude(cls, meeting, poll, *, entitled, present, by, at, for_):
        """Declare who is elected, end the posts of the committee before, appoint the new one and begin its term."""
        if poll is None:
            raise Refused(wording.ELECTION_MISSING)
        stands = _checked(meeting, poll)
        votes = {code: stand.votes for code, stand in stands.items()}
        result = returned(votes, seats=poll.seats, entitled=entitled, present=present)
        figures = {"eligible": entitled, "present": present, "seats": poll.seats, "vacant": result.vacant}
        election, _ = cls.objects.update_or_create(meeting=meeting, defaults=figures)
        election.candidates.all().delete()
        Candidate.objects.bulk_create(
            Candidate(
                election=election,
                member=stand.member,
                votes=stand.votes,
                elected=code in result.elected,
                post=stand.post if code in result.elected else "",
            )
            for code, stand in stands.items()
        )
        if result.elected:
            elected = [stands[code] for code in result.elected]
            _install(meeting, elected, by=by, at=at, for_=for_)
        return election


class Candidate(models.Model):
    """One candidate (候选人), the votes in favour, and the post taken if elected."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="candidates")
    member = models.ForeignKey("members.Member", on_delete=models.PROTECT, related_name="+")
    votes = models.PositiveSmallIntegerField()
    elected = models.BooleanField()
    post = models.CharField(max_length=28, choices=wording.COMMITTEE_POSTS.items(), blank=True)

    class Meta:
        verbose_name = wording.CANDIDATE
        constraints = [models.UniqueConstraint(name="candidate_once", fields=["election", "member"])]


def _checked(meeting, poll) -> dict:
    """Candidates by code: at least a fifth more than seats, full members of the body, nobody twice."""
    check_candidates(len(poll.stands), seats=poll.seats)
    own = set(members_of(meeting.organisation, on=meeting.held_on).values_list("pk", flat=True))
    stands: dict = {}
    for stand in poll.stands:
        if stand.member.code in stands:
            raise Refused(wording.ONE_CANDIDATE_TWICE.format(name=stand.member.name))
        if stand.member.pk not in own or not is_full(stand.member, on=meeting.held_on):
            raise Refused(wording.CANDIDATE_NOT_FULL.format(name=stand.member.name))
        stands[stand.member.code] = stand
    return stands


def _install(meeting, elected, *, by, at, for_):
    """Posts and term in the same transaction; what already stands (after a correction) is left alone."""
    body, day = meeting.organisation, meeting.held_on
    wanted = {(stand.member.pk, stand.post) for stand in elected}
    posts = Post.objects.current().filter(organisation=body, role__in=COMMITTEE).select_related("organisation")
    for post in posts:
        if (post.member_id, post.role) in wanted and post.from_on == day:
            wanted.discard((post.member_id, post.role))
        else:
            post.end(on=max(post.from_on, day - ONE_DAY), by=by, at=at, for_=for_)
    for stand in elected:
        if (stand.member.pk, stand.post) in wanted:
            Post.appoint(
                stand.member,
                organisation=body,
                role=stand.post,
                from_on=day,
                by=by,
                at=at,
                elected=True,
                for_=for_,
            )
    if not Term.objects.filter(organisation=body, began_on=day).exists():
        Term.begin(body, began_on=day, by=by, at=at, for_=for_)
