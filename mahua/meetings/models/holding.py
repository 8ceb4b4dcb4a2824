from dataclasses import asdict, dataclass

from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.models import Pseudonym
from mahua.ledger.recording import Entry
from mahua.meetings import facts, wording
from mahua.meetings.kinds import KINDS
from mahua.meetings.models.agenda_item import AgendaItem
from mahua.meetings.models.attendance import Attendance
from mahua.meetings.models.election import Election
from mahua.meetings.models.problem import Problem
from mahua.meetings.models.resolution import Resolution
from mahua.meetings.models.review import Review
from mahua.meetings.rosters import Seat, is_full, leading_posts, roster
from mahua.members.models import Post
from mahua.rules.temporary_branches import HomeBranchMatter, refuse_for_temporary


@dataclass(frozen=True, slots=True)
class Figures:
    """应到, 实到, and those of both entitled to vote."""

    should_attend: int
    present: int
    voters: int
    voters_present: int


class Holding:
    """One meeting being written down: checks the minutes, then gives the row's columns, the rows beside it, the facts."""

    def __init__(self, meeting, minutes, *, at):
        self.meeting, self.minutes, self.at = meeting, minutes, at
        self.day = minutes.held_on
        self.also = tuple(minutes.also if minutes.also is not None else meeting.also)
        self.kinds = [KINDS[code] for code in (meeting.kind, *self.also)]
        self._check_day()
        self.seats = {body: self._seats_of(body) for body in (meeting.organisation, *self._joint())}
        self.absent = {member.pk: reason for member, reason in minutes.absent.items()}
        self._check_attendance()
        self.figures = self._figures(self._own_seats)
        self.items = self._items()
        self.leaders = self._leaders()

    @staticmethod
    def is_late(held_on, recorded_at) -> bool:
        """补记: written down more than a week after it was held."""
        return (day_of(recorded_at) - held_on).days > facts.LATE_AFTER_DAYS

    def columns(self, *, by, for_) -> dict:
        """What changes on the meeting's own row."""
        minutes = self.minutes
        return {
            **asdict(self.figures),
            "also": list(self.also),
            "day": self.day,
            "held_on": self.day,
            "belongs_to_year": self._year,
            "place": minutes.place or self.meeting.place,
            "chair": minutes.chair or self.meeting.chair,
            "recorder": minutes.recorder or self.meeting.recorder,
            "lecturer": minutes.lecturer,
            "observers": minutes.observers,
            "text": "" if self.meeting.is_talk else minutes.text,
            "pair": self._pair() if self.meeting.is_talk else "",
            "recorded_by": by,
            "recorded_at": self.at,
            "recorded_for": for_ is not None,
        }

    def write(self, *, by, at, for_):
        """The rows beside the meeting's own, replacing those of a version corrected."""
        meeting, said = self.meeting, {"by": by, "at": at, "for_": for_}
        meeting.attach(self.minutes.files, by=by, at=at)
        meeting.attendances.all().delete()
        Attendance.objects.bulk_create(self._attendances())
        meeting.items.all().delete()
        AgendaItem.objects.bulk_create(self.items)
        self.passed = Resolution.pass_all(meeting, self.minutes.decisions, **said)
        Problem.find_all(meeting, self.minutes.problems if self._counts_as("life_meeting") else (), **said)
        if self._counts_as("members_review"):
            self.review = Review.conclude(meeting, self.minutes.grades, seats=self._own_seats)
        if self._counts_as("election"):
            self.election = Election.conclude(
                meeting, self.minutes.poll, entitled=self.figures.voters, present=self.figures.voters_present, **said
            )

    def entries(self, *, by, at, for_):
        """One fact per kind it counts as and per body it counts for; one per leading post for 双重组织生活."""
        around = {"by": by, "at": at, "occurred_on": self.day, "for_": for_}
        for body, seats in self.seats.items():
            for kind in self.kinds:
                if kind.code != "dual_life":
                    said = self._said(kind, body, seats)
                    yield Entry(fact=said, organisation=_ledger_body(body), **around)
        for post in self.leaders:
            yield Entry(fact=facts.DualLifeHeld(**self._base, post=post.code), organisation=post.organisation, **around)
        post = self.minutes.lecturer
        if self._counts_as("party_lecture") and post and post.organisation not in self.seats:
            said = facts.PartyLectureHeld(**self._base, **asdict(self.figures), post=post.code)
            yield Entry(fact=said, organisation=post.organisation, **around)
        for each in self.passed:
            if each.about:
                yield Entry(fact=self._adopted(each), organisation=_ledger_body(self.meeting.organisation), **around)

    @property
    def _base(self) -> dict:
        return {
            "meeting": self.meeting.code,
            "belongs_to_year": self._year,
            "late_entry": self.is_late(self.day, self.at),
        }

    @property
    def _year(self) -> int:
        """Only what belongs to a year may say another year than its day's (组织生活会, 民主评议)."""
        if not any(kind.yearly for kind in self.kinds):
            return self.day.year
        return self.minutes.belongs_to_year or self.meeting.belongs_to_year

    @property
    def _own_seats(self) -> list[Seat]:
        return [seat for seats in self.seats.values() for seat in seats]

    def _counts_as(self, code) -> bool:
        return any(kind.code == code for kind in self.kinds)

    def _said(self, kind, body, seats):
        shape, base = kind.shape, self._base
        if kind.code == "heart_talk":
            aliases = Pseudonym.of_codes([seat.member.code for seat in seats])
            return shape(**base, pair=self.meeting.pair, talkers=tuple(sorted(aliases.values())))
        if kind.code == "members_review":
            return shape(**base, **self.review.said)
        if kind.code == "election":
            return shape(**base, **self.election.said)
        said = {**base, **asdict(self._figures(seats))}
        said["resolutions"] = len(self.minutes.decisions) if body == self.meeting.organisation else 0
        if kind.code == "theme_day":
            said["joint"] = tuple(sorted(other.code for other in self.seats if other != body))
        elif kind.code == "life_meeting":
            said["problems"] = len(self.minutes.problems)
        elif kind.code == "cell_meeting" and body.kind == "cell":
            said["cell"] = body.code
        elif kind.code == "party_lecture" and self.minutes.lecturer and self.minutes.lecturer.organisation == body:
            said["post"] = self.minutes.lecturer.code
        return shape(**said)

    def _adopted(self, resolution):
        return facts.ResolutionAdopted(
            meeting=self.meeting.code,
            meeting_kind=self.meeting.kind,
            number=resolution.number,
            about=resolution.about,
            task=resolution.task.code if resolution.task else "",
        )

    def _joint(self):
        return list(self.meeting.joint.order_by("path"))

    def _seats_of(self, body) -> list[Seat]:
        if self.meeting.is_talk:
            return [Seat(member, is_full(member, on=self.day)) for member in self.minutes.present]
        return roster(body, kind=self.kinds[0], on=self.day)

    def _check_day(self):
        body = self.meeting.organisation
        if self.day > day_of(self.at):
            raise Refused(wording.HELD_IN_FUTURE.format(day=self.day))
        if self.day < body.founded_on:
            raise Refused(wording.BEFORE_FOUNDED.format(body=body.name, founded=body.founded_on))

    def _check_attendance(self):
        own = self._own_seats
        if self.meeting.is_talk and len({seat.member for seat in own}) != 2:  # noqa: PLR2004 (a talk is of two)
            raise Refused(wording.TALK_NEEDS_TWO)
        if not own:
            raise Refused(wording.NOBODY_TO_ATTEND.format(body=self.meeting.organisation.name, day=self.day))
        strangers = [member for member in self.minutes.absent if member.pk not in {seat.member.pk for seat in own}]
        if strangers:
            raise Refused(wording.NOT_ON_ROSTER.format(name=strangers[0].name))
        if all(seat.member.pk in self.absent for seat in own):
            raise Refused(wording.NOBODY_PRESENT)

    def _figures(self, seats) -> Figures:
        came = [seat for seat in seats if seat.member.pk not in self.absent]
        return Figures(len(seats), len(came), sum(s.votes for s in seats), sum(s.votes for s in came))

    def _items(self):
        """Judged before anything is written, by the figures of the body that votes."""
        admits = any(item.vote == AgendaItem.Vote.ADMISSION for item in self.minutes.items)
        if admits:
            refuse_for_temporary(self.meeting.organisation.kind, matter=HomeBranchMatter.ADMISSION)
            if not self._counts_as("branch_assembly"):
                raise Refused(wording.NOTHING_ADMITTED_HERE.format(kind=self.kinds[0].label))
        entitled, present = self.figures.voters, self.figures.voters_present
        return [
            AgendaItem.of(self.meeting, item, number=number, entitled=entitled, present=present)
            for number, item in enumerate(self.minutes.items, start=1)
        ]

    def _leaders(self) -> list[Post]:
        if not self._counts_as("dual_life"):
            return []
        came = [seat.member for seat in self._own_seats if seat.member.pk not in self.absent]
        posts = leading_posts(came, on=self.day)
        if not posts:
            raise Refused(wording.DUAL_LIFE_NEEDS_LEADER)
        return posts

    def _attendances(self):
        people = {seat.member: seat for seat in self._own_seats}
        return [
            Attendance(
                meeting=self.meeting,
                member=member,
                votes=seat.votes,
                present=member.pk not in self.absent,
                reason=self.absent.get(member.pk, ""),
            )
            for member, seat in people.items()
        ]

    def _pair(self) -> str:
        """How the two stand to each other, by the committee posts they hold that day."""
        committee = Post.objects.on(self.day).committee().filter(organisation=self.meeting.organisation)
        holders = committee.filter(member__in=[seat.member for seat in self._own_seats]).values("member").distinct()
        return ("both_members", "committee_member", "both_committee")[holders.count()]


def _ledger_body(body):
    """A cell's meetings stand in its branch's ledger: the branch owes them (支部条例 第十三条)."""
    return body.parent() if body.kind == "cell" else body
