from collections import Counter

from django.apps import apps
from django.db import IntegrityError, models, transaction

from mahua.access.seals import installation_cipher
from mahua.duties import wording
from mahua.duties.facts import StatementGraded
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.kernel.tree_paths import ancestors
from mahua.ledger.models.fact import FEWEST_SHOWN
from mahua.ledger.recording import record, verb
from mahua.organisations.models import Organisation

REVIEWING = ("party_committee", "general_branch")


def reviewer_of(organisation):
    """Who reviews its secretary: the 机关党委 or 总支 above a branch; the 工委 for whom nothing of the kind stands above."""
    above = Organisation.objects.filter(path__in=ancestors(organisation.path)).of_kind(*REVIEWING)
    nearest = above.standing().order_by("-path").first()
    standing = Organisation.objects.standing()
    return nearest or standing.of_kind("working_committee").first() or standing.of_kind("district").get()


class StatementRound(models.Model):
    """述职评议: a superior's review of a year has ended, and its counts are in the ledger. Ended once: two counts that
    differ by one would tell a single grade.
    """

    reviewer = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    graded = models.PositiveSmallIntegerField()
    good = models.PositiveSmallIntegerField(null=True)
    fairly_good = models.PositiveSmallIntegerField(null=True)
    average = models.PositiveSmallIntegerField(null=True)
    poor = models.PositiveSmallIntegerField(null=True)
    closed_on = models.DateField()

    class Meta:
        verbose_name = wording.STATEMENT_ROUND
        constraints = [models.UniqueConstraint(name="statement_round_once", fields=["reviewer", "year"])]

    def __str__(self):
        return f"{self.reviewer} {self.year}"

    @property
    def counts(self):
        """[(grade in words, how many)], or nothing where fewer than five were graded."""
        if self.good is None:
            return []
        return [(words, getattr(self, grade)) for grade, words in wording.GRADES.items()]

    @classmethod
    @verb
    def close(cls, reviewer, *, year, by, at):
        """The review of a year is over; how many got which grade leaves the seal from five upward."""
        statements = apps.get_model("duties", "Statement").objects.filter(reviewer=reviewer, year=year)
        sealed = [each.grade for each in statements.filter(state="graded").only("grade")]
        if not sealed:
            raise Refused(wording.NOTHING_GRADED.format(year=year))
        counts = _counts(sealed) if len(sealed) >= FEWEST_SHOWN else {}
        try:
            with transaction.atomic():
                closed = cls.objects.create(
                    reviewer=reviewer, year=year, graded=len(sealed), closed_on=day_of(at), **counts
                )
        except IntegrityError:
            raise Refused(wording.ROUND_CLOSED.format(year=year)) from None
        said = StatementGraded(belongs_to_year=year, graded=len(sealed), **counts)
        record(said, organisation=reviewer, by=by, at=at)
        return closed


def _counts(sealed):
    """How many of each grade. Counting shows nobody a single one, so no opening is written down."""
    opened = Counter(each.count_with(installation_cipher()) for each in sealed)
    return {grade: opened[grade] for grade in wording.GRADES}
