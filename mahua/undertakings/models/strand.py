from django.db import models
from django.db.models import F

from mahua.kernel.codes import new_code
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import Entry, record, record_many, verb
from mahua.organisations.moving import follows_moves
from mahua.undertakings import facts, wording
from mahua.undertakings.models.measure import Measure


class StrandQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The strands of the undertakings one sees."""
        seen = self.model.undertaking.field.related_model.objects.visible_to(user)
        return self.filter(undertaking__in=seen.values("pk")).select_related("undertaking__branch")


@follows_moves
class Strand(models.Model):
    """股: one side of an undertaking, business or Party, with its goal and measures. `path` is who bears it.

    Tasks and resolutions belong to it by carrying its code as `about`. `edition` grows with each planning, so that who
    plans over another's plan is told.
    """

    class Side(models.TextChoices):
        BUSINESS = "business", wording.SIDES["business"]
        PARTY = "party", wording.SIDES["party"]

    code = models.CharField(max_length=16, unique=True)
    undertaking = models.ForeignKey("undertakings.Undertaking", on_delete=models.CASCADE, related_name="strands")
    side = models.CharField(max_length=8, choices=Side.choices)
    path = BytewiseCharField(max_length=64, db_index=True)
    goal = models.CharField(max_length=200, blank=True)
    planned_on = models.DateField(null=True)
    edition = models.PositiveIntegerField(default=0)

    objects = StrandQuerySet.as_manager()

    class Meta:
        verbose_name = wording.STRAND
        constraints = [
            models.UniqueConstraint(name="strand_one_of_each_side", fields=["undertaking", "side"]),
            models.CheckConstraint(name="strand_has_two_sides", condition=models.Q(side__in=("business", "party"))),
            models.CheckConstraint(
                name="strand_planned_has_a_goal", condition=models.Q(planned_on=None) | ~models.Q(goal="")
            ),
        ]

    def __str__(self):
        return self.get_side_display()

    @property
    def scope_paths(self):
        return self.undertaking.scope_paths

    @property
    def is_party(self):
        return self.side == self.Side.PARTY

    @property
    def is_planned(self):
        return self.planned_on is not None

    @property
    def bearer(self):
        """The body that answers for it: the branch, or the unit."""
        return self.undertaking.branch if self.is_party else self.undertaking.unit

    @classmethod
    def lay_both(cls, undertaking):
        """The two strands of a new undertaking, still without goals."""
        bearers = ((cls.Side.BUSINESS, undertaking.path), (cls.Side.PARTY, undertaking.branch.path))
        return cls.objects.bulk_create(
            cls(code=new_code("s"), undertaking=undertaking, side=side, path=path) for side, path in bearers
        )

    @verb
    def plan(self, goal, *, measures, by, at, seen=None, for_=None):
        """Say what this side wants to reach; `measures` are Targets. `seen` is the edition the planner had before them."""
        self.undertaking.refuse_closed()
        if not goal.strip():
            raise Refused(wording.WITHOUT_GOAL)
        self._take(goal.strip(), seen=self.edition if seen is None else seen, on=day_of(at))
        kept = Measure.set_all(self, measures)
        self.begin_undertaking()
        said = facts.StrandPlanned(undertaking=self.undertaking.code, side=self.side, measures=len(kept))
        record(said, organisation=self.bearer, by=by, at=at, for_=for_)

    @verb
    def report(self, figures, *, by, at, for_=None):
        """How far its measures are: {number: actual}; only what changed is written and recorded."""
        self.undertaking.refuse_closed()
        moved = [
            each for each in self.measures.order_by("number") if figures.get(each.number, each.actual) != each.actual
        ]
        for each in moved:
            each.actual, each.reported_on = figures[each.number], day_of(at)
            each.save(update_fields=["actual", "reported_on"])
        around = {"organisation": self.bearer, "by": by, "at": at, "for_": for_}
        record_many(Entry(fact=self._reported(each), **around) for each in moved)
        return len(moved)

    def _reported(self, measure):
        return facts.MeasureReported(
            undertaking=self.undertaking.code, side=self.side, number=measure.number, met=int(measure.is_met)
        )

    def begin_undertaking(self):
        """Once both are planned."""
        if not Strand.objects.filter(undertaking=self.undertaking, planned_on=None).exists():
            self.undertaking.begin()

    def _take(self, goal, *, seen, on):
        """Compared and set in one statement: a plan is not written over one that was never read."""
        fresh = Strand.objects.filter(pk=self.pk, edition=seen)
        taken = fresh.update(goal=goal, planned_on=on, edition=F("edition") + 1)
        self.refresh_from_db(fields=["goal", "planned_on", "edition"])
        if not taken:
            raise Refused(wording.PLANNED_MEANWHILE)
