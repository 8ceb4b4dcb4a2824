"""One rule from the district down: which bodies owe it, which posts in them, and what has been done. Roster order, never a ranking.

Reads the kept counts and their sums; the truth is the pure query.
"""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Sum

from mahua.duties.models import ObligationCount, ObligationSum
from mahua.kernel.tree_paths import WIDTH
from mahua.members.models import Post
from mahua.organisations.models import Organisation


@dataclass(frozen=True)
class Owing:
    """A body, or a post of one, with how often it owes the rule this year, how often it is met, and what lacks a record."""

    name: str
    code: str
    owed: int
    met: int
    lacking: int


def sees_district(user) -> bool:
    return any(len(path) <= WIDTH for path in user.scopes.paths("duties.view_obligation"))


class Level:
    """The rows of one level, as a queryset of organisations to page over, and their figures."""

    def __init__(self, user, rule_code, *, year, today, place=None):
        self.of_units = place is None and sees_district(user)
        self.today = today
        kept = ObligationSum if self.of_units else ObligationCount
        counts = kept.objects.visible_to(user).filter(rule_code=rule_code)
        self.counts = counts.filter(period__gte=str(year), period__lt=str(year + 1))
        self.place, self.user = place, user

    def bodies(self):
        """Those that owe it, along the roster."""
        seen = Organisation.objects.visible_to(self.user)
        if self.place is not None:
            seen = seen.below(self.place.path)
        counted = self.counts if self.of_units else self.counts.owed()
        return seen.filter(Exists(counted.filter(path=OuterRef("path")))).order_by("path")

    def rows(self, bodies) -> list[Owing]:
        """The figures of these bodies; one query."""
        counts = self.counts.filter(path__in=[body.path for body in bodies]).values_list("path")
        figures = counts.annotate(**(_summed(self.today) if self.of_units else _counted(self.today)))
        found = {path: rest for path, *rest in figures}
        return [Owing(each.name, each.code, *_figures(*found.get(each.path, (0, 0, 0)))) for each in bodies]


def posts_owing(user, rule_code, *, year, today, place) -> list[Owing]:
    """The posts of one body that owe it in person, in the order of the roster; two queries."""
    counts = ObligationCount.objects.visible_to(user).owed().filter(rule_code=rule_code, path=place.path)
    counts = counts.filter(period__gte=str(year), period__lt=str(year + 1)).exclude(bearer="")
    figures = counts.values_list("bearer").annotate(**_counted(today))
    found = {bearer: rest for bearer, *rest in figures}
    posts = Post.objects.filter(code__in=found).select_related("member").order_by("rank", "pk")
    named = not sees_district(user)  # who does it is the unit's own affair: above it one reads the post
    return [
        Owing(_post_words(post, number, named=named), "", *_figures(*found[post.code]))
        for number, post in enumerate(posts, start=1)
    ]


def _post_words(post, number, *, named):
    return f"{post.get_role_display()}　{post.member.name}" if named else f"{number}　{post.get_role_display()}"


def _summed(today):
    return {
        "all_owed": Sum("owed"),
        "all_unmet": Sum("unmet"),
        "all_lacking": Sum("unmet", filter=Q(due_on__lt=today), default=0),
    }


def _counted(today):
    unmet = Q(binding=True, met=False)
    return {
        "all_owed": Count("pk", filter=Q(binding=True)),
        "all_unmet": Count("pk", filter=unmet),
        "all_lacking": Count("pk", filter=unmet & Q(due_on__lt=today)),
    }


def _figures(owed, unmet, lacking):
    return owed, owed - unmet, lacking
