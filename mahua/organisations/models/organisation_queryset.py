"""Questions about many organisations; each answer can be asked on."""

from django.db import models
from django.db.models.functions import Length

from mahua.kernel.tree_paths import WIDTH, after, ancestors


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("path", may="organisations.view_organisation"))

    def below(self, path):
        """The organisation at `path` and all under it."""
        return self.filter(path__gte=path, path__lt=after(path))

    def standing(self):
        return self.filter(dissolved_on=None)

    def existing_on(self, day):
        return self.filter(founded_on__lte=day).filter(models.Q(dissolved_on=None) | models.Q(dissolved_on__gte=day))

    def of_kind(self, *kinds):
        return self.filter(kind__in=kinds)

    def one_deeper_than(self, path):
        return self.annotate(length=Length("path")).filter(length=len(path) + WIDTH)

    def near(self, organisation):
        """Those above it, and those directly under it that stand."""
        children = models.Q(
            path__gte=organisation.path,
            path__lt=after(organisation.path),
            length=len(organisation.path) + WIDTH,
            dissolved_on=None,
        )
        above = models.Q(path__in=ancestors(organisation.path))
        return self.annotate(length=Length("path")).filter(children | above).order_by("path")

    def named(self, text):
        """Those whose name holds the text; two characters are enough."""
        return self.filter(name__contains=text)

    def for_list(self):
        return self.order_by("path")
