from django.db import models

from mahua.calls import wording
from mahua.kernel.errors import Refused
from mahua.organisations.moving import follows_moves


class RoutingRuleQuerySet(models.QuerySet):
    def in_order(self):
        return self.filter(retired=False).select_related("category", "unit").order_by("order", "pk")

    def all_in_order(self) -> list:
        """All of them at once, put in order here: every row of the board is asked about by the same few."""
        return sorted(self.in_order().order_by(), key=lambda rule: (rule.order, rule.pk))


@follows_moves
class RoutingRule(models.Model):
    """派单规则: calls of a category, place, word or time go to a unit; the first that fits decides, and says why.

    An empty condition is one that does not matter; a rule without any condition is refused, it would take all.
    """

    PATH = "place_path"

    order = models.PositiveIntegerField()
    category = models.ForeignKey("calls.Category", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place_path = models.CharField(max_length=64, blank=True)  # of a street or community, by the caller's place
    place_name = models.CharField(max_length=80, blank=True)
    words = models.CharField(max_length=100, blank=True)  # any of them, divided by spaces, in title or text
    out_of_hours = models.BooleanField(default=False)
    unit = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    retired = models.BooleanField(default=False)

    objects = RoutingRuleQuerySet.as_manager()

    class Meta:
        verbose_name = wording.ROUTING_RULE
        constraints = [
            models.UniqueConstraint(name="routing_rule_in_order", fields=["order"], condition=models.Q(retired=False)),
            models.CheckConstraint(
                name="routing_rule_has_a_condition",
                condition=models.Q(category__isnull=False)
                | ~models.Q(place_path="")
                | ~models.Q(words="")
                | models.Q(out_of_hours=True),
            ),
        ]

    def __str__(self):
        return wording.RULE_SAYS.format(order=self.order, conditions=self.conditions)

    @property
    def conditions(self) -> str:
        """`类别=电梯 且 街道=柳溪`: why a call went this way."""
        said = []
        if self.category:
            said.append(f"类别={self.category.name}")
        if self.place_path:
            said.append(f"地点={self.place_name}")
        if self.words:
            said.append("含“" + "”或“".join(self.words.split()) + "”")
        if self.out_of_hours:
            said.append("非工作时间")
        return " 且 ".join(said)

    def fits(self, call, *, line, in_hours) -> bool:
        """Whether every condition holds for this call; `line` are its category and those above it, by key."""
        if self.category_id and self.category_id not in line:
            return False
        if self.place_path and not call.path.startswith(self.place_path):
            return False
        if self.out_of_hours and in_hours:
            return False
        said = f"{call.title} {call.text}"
        return not self.words or any(word in said for word in self.words.split())

    def clean(self):
        if not self.conditions:
            raise Refused(wording.RULE_TAKES_ALL)
