from django.db import models

from mahua.console import wording
from mahua.console.search.dialects import newest_matching
from mahua.console.search.sources import SOURCES
from mahua.ledger.models.fields import BytewiseCharField
from mahua.organisations.moving import follows_moves


class SearchEntryQuerySet(models.QuerySet):
    def visible_to(self, user, *kinds):
        """What the lists of these kinds (default: all) show this person at this moment: the lists themselves are asked."""
        seen = models.Q(pk__in=())
        for source in map(SOURCES.get, kinds or SOURCES):
            shown = source.shown_to(user).filter(code=models.OuterRef("code"))
            seen |= models.Q(kind=source.kind) & models.Exists(shown)
        return self.filter(seen)

    def matching(self, phrases, *, shelves, most):
        """At most `most` of each kind, the newest that hold all phrases and stand on one of its shelves; asks the index at once."""
        among = {kind: some for kind, some in shelves.items() if some}
        if not phrases or not among:
            return self.none()
        keys = newest_matching(phrases, shelves=among, most=most)
        return self.filter(pk__in=keys) if keys else self.none()


@follows_moves
class SearchEntry(models.Model):
    """检索条目: what can be found of one organisation, member, meeting, task, call or undertaking, and the line it is shown with.

    It is made of the thing's own row and can be made again at any time. `path` is today's place, `also` further
    shelves (see `search.shelves`), `grams` the tokens of what it can be found by.
    """

    class Kind(models.TextChoices):
        ORGANISATION = "organisation", wording.FOUND["organisation"]
        MEMBER = "member", wording.FOUND["member"]
        MEETING = "meeting", wording.FOUND["meeting"]
        TASK = "task", wording.FOUND["task"]
        CALL = "call", wording.FOUND["call"]
        UNDERTAKING = "undertaking", wording.FOUND["undertaking"]

    kind = models.CharField(max_length=12, choices=Kind.choices)
    code = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=120)
    subtitle = models.CharField(max_length=300, blank=True)
    path = BytewiseCharField(max_length=64)
    also = models.TextField(blank=True)
    day = models.DateField(null=True)
    grams = models.TextField()

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = wording.SEARCH_ENTRY
        indexes = [
            models.Index(name="searchentry_in_place", fields=["path", "kind"]),
            models.Index(name="searchentry_newest", fields=["kind", "-id"]),
        ]

    def __str__(self):
        return self.title

    @property
    def page(self):
        """The name of the address where the thing itself is shown."""
        return SOURCES[self.kind].page

    @property
    def is_due_by_its_day(self):
        """Whether `day` is a due day rather than the day it takes place."""
        return self.kind == self.Kind.TASK
