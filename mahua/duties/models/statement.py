from django.db import IntegrityError, models, transaction
from django.urls import reverse

from mahua.access.seals import SealedTextField
from mahua.duties import wording
from mahua.duties.facts import StatementCommented, StatementFiled, StatementReviewed
from mahua.duties.models.contact_point import own_or_seen
from mahua.duties.models.statement_round import StatementRound, reviewer_of
from mahua.kernel.codes import new_code
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import record, verb
from mahua.organisations.moving import follows_moves

STATING = ("secretary", "first_secretary", "leading_group_secretary")
LONG_FROM = 4000  # 字 of a report on one matter (2024 规定 on 减负): beyond it the writer is told, never stopped


class StatementQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The holder of the post, and those above who review."""
        return self.filter(own_or_seen(user, "path", post="post", may="duties.review_statement"))

    def of_year(self, year):
        return self.filter(year=year)

    def for_list(self):
        rows = self.select_related("organisation", "post__member", "reviewer").defer("words", "comment")
        return rows.order_by("-year", "path", "post__rank", "pk")


@follows_moves
class Statement(models.Model):
    """述职: the holder of a secretary's post reports on a year; the superior comments, people grade, what is asked is put right.

    The grade is given by people and lies under seal (SM4); no part of the software makes, compares or lists grades.
    """

    class State(models.TextChoices):
        FILED = "filed", wording.STATEMENT_STATES["filed"]
        COMMENTED = "commented", wording.STATEMENT_STATES["commented"]
        GRADED = "graded", wording.STATEMENT_STATES["graded"]

    code = models.CharField(max_length=16, unique=True)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="statements")
    path = BytewiseCharField(max_length=64, db_index=True)
    post = models.ForeignKey("members.Post", on_delete=models.PROTECT, related_name="statements")
    reviewer = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    words = models.TextField()
    filed_on = models.DateField()
    comment = models.TextField(blank=True)
    commented_on = models.DateField(null=True)
    grade = SealedTextField()
    graded_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.FILED)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = wording.STATEMENT
        constraints = [
            models.UniqueConstraint(name="statement_once_a_year", fields=["post", "year"]),
            models.CheckConstraint(
                name="statement_graded_has_its_day",
                condition=models.Q(state="graded", graded_on__isnull=False)
                | ~models.Q(state="graded") & models.Q(graded_on=None),
            ),
        ]

    def __str__(self):
        return f"{self.post} {self.year}年述职"

    def get_absolute_url(self):
        return reverse("duties:statement", kwargs={"code": self.code})

    @property
    def scope_paths(self):
        return (self.path, self.post.member.path)

    @property
    def is_filed(self):
        return self.state == self.State.FILED

    @property
    def is_commented(self):
        return self.state == self.State.COMMENTED

    @property
    def is_graded(self):
        return self.state == self.State.GRADED

    @property
    def signs(self):
        """How long the report is, in 字."""
        return len("".join(self.words.split()))

    @property
    def is_long(self):
        return self.signs > LONG_FROM

    @classmethod
    @verb
    def file(cls, post, *, year, words, by, at, for_=None):
        """The report on a year, in the holder's own words."""
        today = day_of(at)
        if post.role not in STATING:
            raise Refused(wording.NOT_A_STATING_POST)
        if year not in (today.year, today.year - 1):
            raise Refused(wording.NOT_THAT_YEAR)
        if not words.strip():
            raise Refused(wording.STATEMENT_EMPTY)
        organisation = post.organisation
        try:
            with transaction.atomic():
                statement = cls.objects.create(
                    code=new_code("y"),
                    organisation=organisation,
                    path=organisation.path,
                    post=post,
                    reviewer=reviewer_of(organisation),
                    year=year,
                    words=words.strip(),
                    filed_on=today,
                )
        except IntegrityError:
            raise Refused(wording.STATED_ALREADY.format(post=post, year=year)) from None
        record(StatementFiled(**statement.codes()), organisation=organisation, by=by, at=at, for_=for_)
        return statement

    @verb
    def revise(self, words, *, by, at):
        """Other words, as long as nobody has commented. The ledger holds no words, so nothing is recorded."""
        if not words.strip():
            raise Refused(wording.STATEMENT_EMPTY)
        self._move(self.State.FILED, self.State.FILED, words=words.strip())

    @verb
    def comment_on(self, words, *, by, at):
        """The superior's comment (一述一评)."""
        self._refuse_own(by)
        if not words.strip():
            raise Refused(wording.COMMENT_EMPTY)
        self._move(self.State.FILED, self.State.COMMENTED, comment=words.strip(), commented_on=day_of(at))
        record(StatementCommented(**self.codes()), organisation=self.organisation, by=by, at=at)

    @verb
    def seal_grade(self, grade, *, by, at):
        """The grade that people gave goes under seal; the ledger learns that it was given, never which."""
        self._refuse_own(by)
        if grade not in wording.GRADES:
            raise Refused(wording.NO_SUCH_GRADE)
        if StatementRound.objects.filter(reviewer=self.reviewer_id, year=self.year).exists():
            raise Refused(wording.ROUND_CLOSED.format(year=self.year))
        self._move(self.State.COMMENTED, self.State.GRADED, grade=grade, graded_on=day_of(at))
        record(StatementReviewed(**self.codes()), organisation=self.organisation, by=by, at=at)

    def open_grade(self, *, by, reason, at, address=""):
        """The grade in words, for the holder of the post and those who reviewed; who opened it is in the security log."""
        opened = self.grade.open_seal(by=by, reason=reason, about=self.code, at=at, address=address)
        return wording.GRADES[opened]

    def codes(self):
        """What facts about it carry."""
        return {"statement": self.code, "post": self.post.code, "belongs_to_year": self.year}

    def _refuse_own(self, by):
        if by is not None and by.member_code and by.member_code == self.post.member.code:
            raise Refused(wording.NOT_ONES_OWN_STATEMENT)

    def _move(self, before, after, **changes):
        """Compare and set in one statement, so that two people pressing at once cannot both win."""
        moved = Statement.objects.filter(pk=self.pk, state=before).update(state=after, **changes)
        self.refresh_from_db()
        if not moved:
            raise Refused(wording.STATEMENT_OUT_OF_TURN.format(state=self.get_state_display()))
