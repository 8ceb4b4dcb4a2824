"""One undertaking of the 示例区 from its proposal to its result: the rows and facts the verbs would have left.

Resolutions hang on meetings the year has anyway; joints are not written here but made by the reaction, as in life.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from mahua.inspections.facts import InspectionHeld
from mahua.inspections.models import Inspection, Inspector
from mahua.meetings.facts import ResolutionAdopted
from mahua.meetings.models import Resolution
from mahua.project.demo import undertakings_words as words
from mahua.project.demo.settling import morning
from mahua.project.demo.undertakings_plot import MOODS, STAGES
from mahua.tasks.facts import TaskClosed, TaskOpened
from mahua.tasks.models import Task
from mahua.undertakings import facts
from mahua.undertakings.evidence import Evidence
from mahua.undertakings.models import Apart, Loan, Measure, StagePass, Strand, Undertaking

BY_UNIT = ("topic", "group")
RESULTS = {"twisted": "met", "usual": "met", "two_skins": "partly", "excused": "met"}
REACHED = {
    "twisted": (Decimal("1.04"), 96),
    "usual": (Decimal("1.0"), 88),
    "two_skins": (Decimal("0.7"), 91),
    "excused": (Decimal("1.0"), 93),
}
SATISFIED = 90


@dataclass
class Bodies:
    """Who does what for one unit: what leads it, the branch that bears, its people, who owns the business."""

    unit: object
    group: object
    head: object
    branch: object
    leaders: list
    people: list
    owner: object
    lenders: list = field(default_factory=list)


class Story:
    """Tells one plot."""

    def __init__(self, shelf, plot, bodies):
        self.shelf, self.plot, self.bodies = shelf, plot, bodies
        self.year, self.rng, self.today = shelf.year, shelf.rng, shelf.year.today
        self.seen = defaultdict(lambda: self.today + timedelta(days=1))  # evidence → the day it was there
        self.ended = plot.ends_on <= self.today

    def tell(self):
        self._propose()
        if self.plot.starts_on > self.today:
            return
        self._plan()
        for share, beat in MOODS[self.plot.mood]:
            day = self.plot.day(share)
            if day <= min(self.today, self.plot.ends_on):
                getattr(self, f"_{beat}")(day)
        if self.plot.excuse:
            self._say_apart()
        for number in range(self.plot.loans):
            self._borrow(number)
        self._pass_stages()
        if self.ended:
            self._end()

    def _note(self, said, *, day, organisation=None, by=None, recorded_on=None):
        around = {"organisation": organisation or self.bodies.unit, "by": by or self.bodies.owner}
        self.year.note(said, **around, day=day, recorded_on=recorded_on or day)

    def _propose(self):
        plot, bodies = self.plot, self.bodies
        proposed_on = max(min(plot.starts_on, self.today) - timedelta(days=6), self.year.start + timedelta(days=1))
        plot.row = self.shelf.add(
            Undertaking(
                code=self.rng.code("u"), title=plot.title, category=plot.category, unit=bodies.unit,
                path=bodies.unit.path, business_owner=bodies.owner, branch=bodies.branch, proposed_on=proposed_on,
                starts_on=plot.starts_on, ends_on=plot.ends_on, stage="planning", state="proposed",
                stage_wording="together" if bodies.unit.pk % 2 else "advanced",
                parent=plot.parent.row if plot.parent else None, part=plot.part,
            )
        )  # fmt: skip
        for side, body in (("business", bodies.unit), ("party", bodies.branch)):
            strand = Strand(code=self.rng.code("s"), undertaking=plot.row, side=side, path=body.path)
            plot.strands[side] = self.shelf.add(strand)
        self._note(plot.row.as_proposed(), day=proposed_on)

    def _plan(self):
        plot, day = self.plot, self.plot.row.proposed_on + timedelta(days=2)
        target = Decimal(self.rng.choice((12, 20, 30, 60, 120)))
        for side, goal, measures in (
            ("business", f"{plot.title}按期完成，质量过关", ((plot.counted, target, plot.counted_in), ("群众评价好的占比", SATISFIED, "%"))),
            ("party", plot.goal, (("党员领办任务", 6, "项"),)),
        ):  # fmt: skip
            strand = plot.strands[side]
            strand.goal, strand.planned_on, strand.edition = goal, day, 1
            for number, (title, wanted, counted_in) in enumerate(measures, start=1):
                self._measure(strand, number, title, Decimal(wanted), counted_in)
            said = facts.StrandPlanned(undertaking=plot.row.code, side=side, measures=len(measures))
            self._note(said, day=day, organisation=self.bodies.unit if side == "business" else self.bodies.branch)
        plot.row.state = "under_way"

    def _measure(self, strand, number, title, target, counted_in):
        share, satisfied = REACHED[self.plot.mood]
        row = Measure(strand=strand, number=number, title=title, target=target, counted_in=counted_in)
        row.reported_on = min(self.plot.day(0.97), self.today - timedelta(days=9))
        if row.reported_on > self.plot.day(0.3):
            done = self.plot.ends_on <= self.today
            row.actual = (
                Decimal(satisfied)
                if counted_in == "%"
                else (target * share * (1 if done else Decimal("0.6"))).quantize(Decimal(1))
            )
            said = facts.MeasureReported(
                undertaking=self.plot.row.code, side=strand.side, number=number, met=int(row.is_met)
            )
            self._note(said, day=row.reported_on)
        else:
            row.reported_on = None
        self.shelf.add(row)

    def _topic(self, day):
        self._resolve("topic", "business", self.bodies.group, ("first_topic",), day)

    def _group(self, day):
        """The leading group decided and gave nothing out: evidence, and no joint."""
        kinds = ("leading_group_meeting", "study_session", "first_topic")
        self._resolve("group", "business", self.bodies.group, kinds, day, given_out=False)

    def _branch(self, day):
        kinds = ("branch_assembly", "committee_meeting", "theme_day")
        self._resolve("branch", "business", self.bodies.branch, kinds, day)

    def _late(self, day):
        """Linked afterwards, for the file."""
        kinds = ("branch_assembly", "committee_meeting", "theme_day")
        self._resolve("late", "business", self.bodies.branch, kinds, day, late=True)

    def _party(self, day):
        kinds = ("branch_assembly", "committee_meeting", "theme_day")
        self._resolve("party", "party", self.bodies.branch, kinds, day)

    def _own(self, day):
        """Business by itself: a task of the unit that no meeting gave out and no member bears."""
        self._task("own", "business", self.bodies.unit, day, owner=None, recorded_on=day)

    def _check(self, day):
        self._inspect(day, sides="both")
        self.seen["checked_both"] = min(self.seen["checked_both"], day)

    def _look(self, day):
        self._inspect(day, sides="business")

    def _resolve(self, beat, side, body, kinds, day, *, given_out=True, late=False):
        meeting = self.shelf.meeting(body, kinds, day, late=late)
        if meeting is None or meeting.held_on > min(self.today, self.plot.ends_on):
            return
        recorded_on, strand = meeting.recorded_at.date(), self.plot.strands[side]
        people = self.bodies.leaders if beat in BY_UNIT else self.bodies.people
        owner = (
            None if late else self.rng.choice([each for each in people if each.joined_on <= meeting.held_on] or people)
        )
        task = (
            self._task(beat, side, body, meeting.held_on, owner=owner, recorded_on=recorded_on) if given_out else None
        )
        self.shelf.numbers[meeting.code] += 1
        number = self.shelf.numbers[meeting.code]
        text = task.title if task else self._words(beat)
        self.year.resolutions.append(
            Resolution(meeting=meeting, number=number, text=text, owner=owner if task else None,
                       due_on=task.due_on if task else None, task=task, about=strand.code)
        )  # fmt: skip
        said = ResolutionAdopted(
            meeting=meeting.code,
            meeting_kind=meeting.kind,
            number=number,
            about=strand.code,
            task=task.code if task else "",
        )
        around = {"organisation": body, "by": meeting.recorder or self.bodies.owner}
        self._note(said, day=meeting.held_on, recorded_on=recorded_on, **around)
        self.seen[f"decided_{side}"] = min(self.seen[f"decided_{side}"], recorded_on)

    def _words(self, beat):
        return self.rng.choice(words.DECIDED[beat]).format(about=f"“{self.plot.title[:20]}”")

    def _task(self, beat, side, body, day, *, owner, recorded_on):
        due_on = day + timedelta(days=self.rng.choice((21, 28, 35)))
        task = Task(code=self.rng.code("w"), title=self._words(beat), organisation=body, path=body.path, owner=owner,
                    due_on=due_on, about=self.plot.strands[side].code)  # fmt: skip
        self._note(
            TaskOpened(task=task.code, due_on=due_on.isoformat(), about=task.about),
            day=day, organisation=body, recorded_on=recorded_on,
        )  # fmt: skip
        done_on = max(due_on - timedelta(days=self.rng.randrange(12)), recorded_on)
        if done_on <= min(self.today, self.plot.ends_on):
            task.state, task.done_on = "done", done_on
            late = max((done_on - due_on).days, 0)
            self._note(TaskClosed(task=task.code, days_late=late, about=task.about), day=done_on, organisation=body)
            self.seen[f"carried_{side}"] = min(self.seen[f"carried_{side}"], done_on)
            if owner and side == "business":
                self.seen["took_part"] = min(self.seen["took_part"], done_on)
        self.year.tasks.append(task)
        return task

    def _inspect(self, day, *, sides):
        lead, body, row = self.bodies.head, self.bodies.branch, self.plot.row
        visit = self.shelf.add(
            Inspection(code=self.rng.code("i"), lead=lead, body=body, path=body.path, held_on=day, sides=sides,
                       abouts=[row.code], recorded_at=morning(day))
        )  # fmt: skip
        self.shelf.add(Inspector(inspection=visit, organisation=lead, path=lead.path))
        said = InspectionHeld(
            inspection=visit.code,
            body=body.code,
            abouts=(row.code,),
            sides=sides,
            findings=0,
            demands=0,
            joint=0,
        )
        self._note(said, day=day, organisation=lead)
        if sides == "both":
            self.seen["took_part"] = min(self.seen["took_part"], day)

    def _say_apart(self):
        from_on, until_on, row = self.plot.day(0.3), self.plot.day(0.88), self.plot.row
        if from_on > self.today:
            return
        self.shelf.add(
            Apart(undertaking=row, from_on=from_on, until_on=until_on, reason=self.plot.excuse,
                  said_by=self.bodies.owner, said_on=from_on)
        )  # fmt: skip
        said = facts.ApartSaid(undertaking=row.code, from_on=from_on.isoformat(), until_on=until_on.isoformat())
        self._note(said, day=from_on)

    def _borrow(self, number):
        """From the units beside: lent, and the first given back."""
        lender = self.bodies.lenders[number]
        what, told = words.LOANS[number]
        from_on, until_on = self.plot.day(0.2 + number / 10), self.plot.day(0.5 + number / 10)
        returned = number == 0 and until_on <= self.today
        row = self.plot.row
        self.shelf.add(
            Loan(code=self.rng.code("q"), undertaking=row, lender=lender, path=lender.path, what=what, words=told,
                 from_on=from_on, until_on=until_on, state="returned" if returned else "lent",
                 returned_on=until_on if returned else None)
        )  # fmt: skip
        about = {"undertaking": row.code, "lender": lender.code, "what": what}
        self._note(facts.ResourceLent(**about), day=min(from_on, self.today), organisation=lender)
        if returned:
            self._note(facts.ResourceReturned(**about), day=until_on, organisation=lender)

    def _pass_stages(self):
        row = self.plot.row
        for stage, share in STAGES:
            day = self.plot.day(share)
            if day > self.today:
                return
            names = Evidence.__dataclass_fields__
            evidence = Evidence(**{name: self.seen[name] <= day for name in names})
            missing = evidence.missing(stage)
            self.shelf.add(
                StagePass(undertaking=row, stage=stage, passed_on=day, by=self.bodies.owner,
                          without=" ".join(missing), reason=words.WITHOUT if missing else "")
            )  # fmt: skip
            self.passed = getattr(self, "passed", 0) + 1
            row.stage = STAGES[min(self.passed, len(STAGES) - 1)][0]
            said = facts.StagePassed(undertaking=row.code, stage=stage, without=len(missing), **evidence.flags())
            self._note(said, day=day)

    def _end(self):
        plot, row = self.plot, self.plot.row
        result = "not_met" if plot.mood == "two_skins" and self.rng.random() < 0.4 else RESULTS[plot.mood]
        row.state, row.ended_on, row.result = "ended", plot.ends_on, result
        measures = [each for each in self.shelf.rows[Measure] if each.strand.undertaking is row]
        said = facts.UndertakingEnded(
            undertaking=row.code, result=result, stages_passed=self.passed,
            branch_took_part=int(self.seen["took_part"] <= plot.ends_on),
            measures=len(measures), measures_met=sum(each.is_met for each in measures),
        )  # fmt: skip
        self._note(said, day=plot.ends_on)
