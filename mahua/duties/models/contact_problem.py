from django.db import models

from mahua.duties import wording
from mahua.duties.facts import ContactProblemRaised, ContactProblemSolved
from mahua.duties.models.contact_point import own_or_seen
from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb
from mahua.organisations.happening import refuse_future


class ContactProblemQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With the contact point it was taken up at."""
        paths = ("contact_point__path", "contact_point__post__organisation__path")
        return self.filter(own_or_seen(user, *paths, post="contact_point__post", may="duties.view_contact_point"))

    def for_list(self):
        """What is still open first, the newest first."""
        return self.order_by(models.F("solved_on").asc(nulls_first=True), "-raised_on", "-pk")


class ContactProblem(models.Model):
    """联系点问题: what a branch could not solve alone, taken up on a day and solved on another."""

    code = models.CharField(max_length=16, unique=True)
    contact_point = models.ForeignKey("duties.ContactPoint", on_delete=models.PROTECT, related_name="problems")
    title = models.CharField(max_length=120)
    raised_on = models.DateField()
    solved_on = models.DateField(null=True)
    solution = models.CharField(max_length=200, blank=True)

    objects = ContactProblemQuerySet.as_manager()

    class Meta:
        verbose_name = wording.CONTACT_PROBLEM
        constraints = [
            models.CheckConstraint(
                name="contact_problem_solved_after_raised",
                condition=models.Q(solved_on=None) | models.Q(solved_on__gte=models.F("raised_on")),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def scope_paths(self):
        return self.contact_point.scope_paths

    @property
    def is_open(self):
        return self.solved_on is None

    @classmethod
    @verb
    def take_up(cls, title, *, contact_point, on, by, at, for_=None):
        """The leader takes a problem of the branch along to solve it."""
        refuse_future(on, at=at)
        if not title.strip():
            raise Refused(wording.PROBLEM_TITLE)
        if contact_point.until_on is not None and on > contact_point.until_on:
            raise Refused(wording.CONTACT_ENDED.format(day=contact_point.until_on))
        if on < contact_point.from_on:
            raise Refused(wording.CONTACT_BEFORE.format(day=contact_point.from_on))
        problem = cls.objects.create(code=new_code("y"), contact_point=contact_point, title=title.strip(), raised_on=on)
        said = ContactProblemRaised(**problem.codes())
        record(said, organisation=contact_point.post.organisation, by=by, at=at, occurred_on=on, for_=for_)
        return problem

    @verb
    def solve(self, *, on, by, at, solution="", for_=None):
        """It is solved; how is said in a sentence that stays here."""
        refuse_future(on, at=at)
        if on < self.raised_on:
            raise Refused(wording.PROBLEM_NOT_BEFORE.format(day=self.raised_on))
        still_open = ContactProblem.objects.filter(pk=self.pk, solved_on=None)
        if not still_open.update(solved_on=on, solution=solution.strip()):
            raise Refused(wording.PROBLEM_SOLVED_ALREADY)
        self.refresh_from_db(fields=["solved_on", "solution"])
        said = ContactProblemSolved(**self.codes(), days=(on - self.raised_on).days)
        record(said, organisation=self.contact_point.post.organisation, by=by, at=at, occurred_on=on, for_=for_)

    def codes(self):
        """What facts about it carry."""
        point = self.contact_point
        return {
            "contact_problem": self.code,
            "contact_point": point.code,
            "post": point.post.code,
            "branch": point.branch.code,
        }
