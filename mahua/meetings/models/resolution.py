from django.db import models

from mahua.meetings import wording
from mahua.tasks.models import Task
from mahua.ui.abouts import address_of


class Resolution(models.Model):
    """决议: what a meeting decided. With a due day it becomes a task of the body; seen above the branch.

    `about` is the opaque code of what it concerns, where somebody said so; its task then carries the same.
    """

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.CASCADE, related_name="resolutions")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=120)
    owner = models.ForeignKey("members.Member", on_delete=models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    task = models.OneToOneField("tasks.Task", on_delete=models.PROTECT, null=True, related_name="+")
    about = models.CharField(max_length=16, blank=True)

    class Meta:
        verbose_name = wording.RESOLUTION
        constraints = [models.UniqueConstraint(name="resolution_numbered", fields=["meeting", "number"])]

    def __str__(self):
        return self.text

    @property
    def about_address(self):
        """The page of what it concerns, or ''."""
        return address_of(self.about)

    @classmethod
    def pass_all(cls, meeting, decisions, *, by, at, for_):
        """The resolutions of a meeting held; returns them. On a correction those worded alike keep their task; tasks of others drop."""
        before = {row.text: row for row in meeting.resolutions.select_related("task__organisation")}
        meeting.resolutions.all().delete()
        said = {"by": by, "at": at, "for_": for_}
        passed = []
        for number, decision in enumerate(decisions, start=1):
            kept = before.pop(decision.text, None)
            task = cls._task(meeting, decision, kept.task if kept else None, said)
            made = cls.objects.create(
                meeting=meeting,
                number=number,
                text=decision.text,
                owner=decision.owner,
                due_on=decision.due_on,
                task=task,
                about=decision.about,
            )
            passed.append(made)
        for row in before.values():
            if row.task and row.task.is_open:
                row.task.drop(**said)
        return passed

    @staticmethod
    def _task(meeting, decision, task, said):
        about = decision.about or meeting.code
        if decision.due_on is None:
            if task and task.is_open:
                task.drop(**said)
            return task
        if task is None:
            return Task.open(
                decision.text,
                organisation=meeting.organisation,
                due_on=decision.due_on,
                owner=decision.owner,
                about=about,
                **said,
            )
        if task.is_open and (task.due_on, task.owner, task.about) != (decision.due_on, decision.owner, about):
            task.reassign(owner=decision.owner, due_on=decision.due_on, about=about, **said)
        return task
