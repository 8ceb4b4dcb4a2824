"""Questions about many undertakings; each answer can be asked on."""

from django.db import models
from django.db.models.functions import Coalesce

from mahua.tasks.index_choice import in_root, root_of, tested

VIEW = "undertakings.view_undertaking"


class UndertakingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the units in one's scope, and those whose Party strand a branch in one's scope bears."""
        root = root_of(user, may=VIEW)
        if root:
            return self.filter(in_root(root)).select_related("unit", "branch", "business_owner", "parent")
        strands = self.model.strands.rel.related_model.objects
        borne = strands.filter(user.scopes.covers("path", may=VIEW))
        seen = user.scopes.covers("path", may=VIEW) | models.Q(pk__in=borne.values("undertaking"))
        return self.filter(seen).select_related("unit", "branch", "business_owner", "parent")

    def of_those_seen(self, user, **wanted):
        """With these values, of what `visible_to` gave: by the index that fits how much that is."""
        return self.filter(**wanted) if root_of(user, may=VIEW) else self.filter(tested(**wanted))

    def in_state(self, *wanted):
        return self.filter(state__in=wanted)

    def open(self):
        return self.in_state("proposed", "under_way")

    def of_unit(self, path):
        return self.filter(path=path)

    def with_parts(self):
        """What may have parts: campaigns and research, and the problems found by research."""
        return self.filter(models.Q(category__in=("campaign", "research"), parent=None) | models.Q(part="problem"))

    def longest_unjoined_first(self):
        """With `last_met`, the day of the last joint or else the first day."""
        last_met = Coalesce(models.Max("joints__occurred_on"), "starts_on")
        return self.annotate(last_met=last_met).order_by("last_met", "pk")

    def for_list(self):
        return self.order_by("-starts_on", "-pk")
