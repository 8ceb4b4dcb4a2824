"""What the page of one undertaking shows: its stage line, its two strands with measures and tasks, and what stands beside."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from mahua.tasks.models import Task
from mahua.undertakings import stages, wording
from mahua.undertakings.braiding import braid_of
from mahua.undertakings.web.integrating import integration_of
from mahua.undertakings.web.reading import read_strands


@dataclass(frozen=True, kw_only=True)
class StageMark:
    """One stage on the line."""

    label: str
    state: str
    passed: object = None

    @property
    def is_present(self):
        return self.state == "present"


@dataclass(frozen=True, kw_only=True)
class TaskLine:
    """One task of a strand as this person sees it."""

    task: object
    owner: str
    colour: str


@dataclass(frozen=True, kw_only=True)
class Side:
    """One strand with its measures and tasks, and where its own people go on."""

    strand: object
    bearer: object
    measures: list
    tasks: list

    @property
    def is_business(self):
        return not self.strand.is_party

    @property
    def permission(self):
        return f"undertakings.plan_{self.strand.side}"

    @property
    def plan_url(self):
        return self._url("plan_{}")

    @property
    def task_url(self):
        return self._url("open_{}_task")

    @property
    def report_url(self):
        return self._url("report_{}")

    def _url(self, name):
        return reverse(f"undertakings:{name.format(self.strand.side)}", args=[self.strand.undertaking.code])


class Picture:
    def __init__(self, undertaking, *, user, today):
        self.undertaking, self.user, self.today = undertaking, user, today

    @property
    def is_owner(self):
        return self.undertaking.business_owner_id == self.user.pk

    @cached_property
    def _read(self):
        return read_strands(self.undertaking)

    @property
    def strands(self):
        return [strand for strand, _ in self._read[0]]

    @cached_property
    def sides(self):
        """The business strand, then the Party strand."""
        tasks = Task.objects.filter(about__in=[each.code for each in self.strands]).exclude(state="dropped").for_list()
        by_strand = {each.code: [] for each in self.strands}
        for task in tasks:
            by_strand[task.about].append(self._line(task))
        return [
            Side(
                strand=strand,
                bearer=self.undertaking.branch if strand.is_party else self.undertaking.unit,
                measures=measures,
                tasks=by_strand[strand.code],
            )
            for strand, measures in self._read[0]
        ]

    @cached_property
    def stage_line(self):
        """The five stages in this unit's words: passed, present, to come."""
        return [self._mark(stage, self.passed.get(stage)) for stage in stages.ORDER]

    @cached_property
    def passed(self):
        return {each.stage: each for each in self.undertaking.passes.all()}

    @property
    def awaits_pass(self):
        """Whether the present stage can be passed; the last one stays present when it was."""
        return self.undertaking.is_under_way and self.undertaking.stage not in self.passed

    @cached_property
    def joints(self):
        return list(self.undertaking.joints.order_by("occurred_on", "pk"))

    @cached_property
    def aparts(self):
        return self._beside("aparts", lambda some: some.order_by("from_on"))

    @cached_property
    def braid(self):
        """The picture of both strands."""
        told = {"passes": self.passed, "joints": self.joints, "aparts": self.aparts}
        return braid_of(self.undertaking, **told, today=self.today)

    @cached_property
    def integration(self):
        """融合度 of what is not dropped, once both strands are planned."""
        if not all(each.is_planned for each in self.strands):
            return None
        counts = {"measures": sum(len(side.measures) for side in self.sides), "tasks": len(self.sides[0].tasks)}
        told = {"joints": self.joints, "aparts": self.aparts}
        return integration_of(self.undertaking, **counts, **told, today=self.today)

    @property
    def business_result(self):
        """(met, measures) of the business strand where a branch took part; None where it did not."""
        measures = self.sides[0].measures
        took_part = any(not each.after_the_fact for each in self.joints)
        return (sum(each.is_met for each in measures), len(measures)) if took_part and measures else None

    @cached_property
    def loans(self):
        return self._beside("loans", lambda some: some.select_related("lender").order_by("from_on", "pk"))

    @cached_property
    def parts(self):
        return self._beside("parts", lambda some: some.order_by("starts_on", "pk"))

    def _beside(self, name, in_order):
        """Asked only where there is any: most undertakings have none."""
        return list(in_order(getattr(self.undertaking, name))) if name in self._read[1] else []

    @property
    def parts_title(self):
        return wording.PARTS_TITLES.get(self.parts[0].part, "")

    @property
    def part_word(self):
        """What is added to it: a part of a campaign, a problem of a topic, a measure against a problem."""
        return wording.ADD_PART[stages.part_of(self.undertaking.category, self.undertaking.part)]

    def _mark(self, stage, passed):
        label = stages.label(stage, wording=self.undertaking.stage_wording)
        present = stage == self.undertaking.stage and self.undertaking.is_open
        return StageMark(label=label, state="passed" if passed else "present" if present else "ahead", passed=passed)

    def _line(self, task):
        """Who does a task of the business strand is known to its owner; the rest as the task's own page has it."""
        of_business = self.is_owner and task.path == self.undertaking.path
        names = of_business or self.user.has_perm("tasks.name_owner", task)
        owner = (task.owner.name if task.owner else "") if names else None
        return TaskLine(task=task, owner=owner, colour="late" if task.is_overdue(self.today) else "")
