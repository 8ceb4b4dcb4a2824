"""How far the rules of a set are met, body by body: units for who sees the district, their own bodies for others."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from mahua.duties.levels import sees_district
from mahua.duties.models import ObligationCount, ObligationSum
from mahua.organisations.models import Organisation


@dataclass(frozen=True)
class SetCoverage:
    """The kept counts of a set's rules in a year; rows in roster order."""

    counts: QuerySet
    seen: QuerySet
    of_units: bool

    def bodies(self):
        return self.seen.filter(Exists(self.counts.filter(path=OuterRef("path")))).order_by("path")

    def rows(self, bodies, codes):
        """[(body, [(met, owed) or None for each rule])]; one query."""
        found = defaultdict(dict)
        counts = self.counts.filter(path__in=[body.path for body in bodies]).values_list("path", "rule_code")
        if self.of_units:
            counts = counts.annotate(all_owed=Sum("owed"), all_unmet=Sum("unmet"))
        else:
            counts = counts.annotate(all_owed=Count("pk"), all_unmet=Count("pk", filter=Q(met=False)))
        for path, rule, owed, unmet in counts:
            found[path][rule] = (owed - unmet, owed)
        return [(body, [found[body.path].get(code) for code in codes]) for body in bodies]


def coverage_by_body(user, rules, *, year) -> SetCoverage:
    of_units = sees_district(user)
    kept = ObligationSum.objects.all() if of_units else ObligationCount.objects.owed()
    counts = kept.visible_to(user).filter(rule_code__in=list(rules))
    counts = counts.filter(period__gte=str(year), period__lt=str(year + 1))
    return SetCoverage(counts, Organisation.objects.visible_to(user), of_units)
