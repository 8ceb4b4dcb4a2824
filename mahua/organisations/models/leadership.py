from datetime import timedelta

from django.db import models

from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb
from mahua.organisations import wording
from mahua.organisations.facts import LeadershipBegan

ONE_DAY = timedelta(days=1)
FITTING = {"leads": ("leading_group",), "guides": ("working_committee",)}


class LeadershipQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(from_on__lte=day).filter(models.Q(until_on=None) | models.Q(until_on__gte=day))

    def of(self, organisation):
        """Those in which it leads or is led."""
        return self.filter(models.Q(superior=organisation) | models.Q(subordinate=organisation))

    def for_list(self):
        return self.select_related("superior", "subordinate").order_by("kind", "from_on", "pk")


class Leadership(models.Model):
    """Who leads whom, typed: a 党组 leads its unit's 机关党委, the 工委 guides it. Scope follows the tree, not this."""

    class Kind(models.TextChoices):
        LEADS = "leads", wording.LEADS["leads"]
        GUIDES = "guides", wording.LEADS["guides"]

    kind = models.CharField(max_length=8, choices=Kind.choices)
    superior = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="leads")
    subordinate = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="led_by")
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    objects = LeadershipQuerySet.as_manager()

    class Meta:
        verbose_name = wording.LEADERSHIP
        constraints = [
            models.UniqueConstraint(
                name="leadership_one_superior_of_a_kind",
                fields=["subordinate", "kind"],
                condition=models.Q(until_on=None),
            ),
        ]

    @classmethod
    @verb
    def begin(cls, superior, *, over, kind, from_on, by, at, for_=None):
        """`superior` leads or guides `over` from a day; whoever did so before ends the day before.

        机关条例 第三十三条, 第三十四条: 机关工委统一领导, 单位党组（党委）具体领导和管理.
        """
        if superior.kind not in FITTING[kind]:
            relation = wording.LEADS[kind]
            raise Refused(
                wording.NOT_FITTING.format(name=superior.name, kind=superior.get_kind_display(), relation=relation)
            )
        before = cls.objects.filter(subordinate=over, kind=kind, until_on=None)
        if before.filter(from_on__gte=from_on).exists():
            raise Refused(wording.LED_ALREADY.format(name=over.name, relation=wording.LEADS[kind]))
        before.update(until_on=from_on - ONE_DAY)
        began = cls.objects.create(superior=superior, subordinate=over, kind=kind, from_on=from_on)
        said = LeadershipBegan(superior=superior.code, relation=kind)
        record(said, organisation=over, by=by, at=at, occurred_on=from_on, for_=for_)
        return began
