"""Questions about many undertakings; each answer can be asked on."""

from django.db import models

from mahua.tasks.index_choice import in_root, root_of

VIEW = "undertakings.view_undertaking"


class UndertakingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the units in one's scope, and those whose Party strand a branch in one's scope bears."""
        root = root_of(user, may=VIEW)
        if root:
            return self.filter(in_root(root))
        strands = self.model.strands.rel.related_model.objects
        borne = strands.filter(user.scopes.covers("path", may=VIEW))
        return self.filter(user.scopes.covers("path", may=VIEW) | models.Q(pk__in=borne.values("undertaking")))

    def in_state(self, *wanted):
        return self.filter(state__in=wanted)

    def open(self):
        return self.in_state("proposed", "under_way")

    def of_unit(self, path):
        return self.filter(path=path)

    def in_category(self, category):
        return self.filter(category=category)

    def at_stage(self, stage):
        return self.filter(stage=stage)

    def for_list(self):
        return self.select_related("unit", "branch", "business_owner").order_by("-starts_on", "-pk")
