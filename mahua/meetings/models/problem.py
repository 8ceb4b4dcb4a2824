from django.db import models

from mahua.kernel.codes import new_code
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.ledger.recording import Entry, record, record_many, reverse, verb
from mahua.meetings import wording
from mahua.meetings.facts import ProblemClosed, ProblemRaised


class ProblemQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What was found stays in the branch: only its own books see the words."""
        return self.filter(user.scopes.covers("meeting__path", may="meetings.read_minutes"))

    def open(self):
        return self.filter(closed_on=None)


class Problem(models.Model):
    """A problem found at a life meeting (查摆的问题), mended item by item (支部条例 第十七条); its words stay in the branch."""

    code = models.CharField(max_length=16, unique=True)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.CASCADE, related_name="problems")
    title = models.CharField(max_length=80)
    closed_on = models.DateField(null=True)

    objects = ProblemQuerySet.as_manager()

    class Meta:
        verbose_name = wording.PROBLEM
        constraints = [models.UniqueConstraint(name="problem_once", fields=["meeting", "title"])]

    def __str__(self):
        return self.title

    @property
    def scope_paths(self):
        return (self.meeting.path,)

    @property
    def is_open(self):
        return self.closed_on is None

    @property
    def organisation(self):
        return self.meeting.organisation

    @classmethod
    def find_all(cls, meeting, titles, *, by, at, for_):
        """The problems of a life meeting held. On a correction those worded alike stay; the others are withdrawn."""
        titles = list(dict.fromkeys(titles))
        before = {row.title: row for row in meeting.problems.all()}
        for title in before.keys() - set(titles):
            before[title].withdraw(by=by, at=at, for_=for_)
        fresh = [title for title in titles if title not in before]
        made = [cls(code=new_code("q"), meeting=meeting, title=title) for title in fresh]
        cls.objects.bulk_create(made)
        record_many(
            Entry(
                fact=ProblemRaised(problem=problem.code, meeting=meeting.code),
                organisation=meeting.organisation,
                by=by,
                at=at,
                occurred_on=meeting.held_on,
                for_=for_,
            )
            for problem in made
        )

    @verb
    def close(self, *, by, at, for_=None):
        """It is mended."""
        if not Problem.objects.open().filter(pk=self.pk).update(closed_on=day_of(at)):
            raise Refused(wording.PROBLEM_CLOSED_ALREADY)
        self.refresh_from_db()
        said = ProblemClosed(problem=self.code, meeting=self.meeting.code)
        record(said, organisation=self.organisation, by=by, at=at, for_=for_)

    def withdraw(self, *, by, at, for_):
        """A correction says it was never found; stands inside the verb that holds the meeting anew."""
        body = self.organisation
        said = Fact.objects.of(body.code).kinds("problem.raised", "problem.closed").effective()
        for fact in said.filter(text__contains=f'"problem":"{self.code}"'):
            reverse(fact.position, reason="wrong_figures", organisation=body, by=by, at=at, for_=for_)
        self.delete()
