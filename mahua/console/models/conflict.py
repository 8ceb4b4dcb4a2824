from django.db import models

from mahua.console.imports import wording
from mahua.organisations.rosters import seen_by


class ConflictQuerySet(models.QuerySet):
    def seen_by(self, user):
        """Those one of whose files lies in one's scope; of the other no more than that it is there is told."""
        reach = {"may": "console.import_roster"}
        paths = user.scopes.covers("first__delivery__path", "second__delivery__path", **reach)
        return self.filter(paths, second__delivery__roster__in=[roster.key for roster in seen_by(user)])

    def concerning(self, delivery):
        return self.filter(models.Q(first__delivery=delivery) | models.Q(second__delivery=delivery))

    def for_list(self):
        files = ("first__delivery__sender", "second__delivery__sender")
        return self.select_related(*files).order_by("pk")


class Conflict(models.Model):
    """冲突: the same member or organisation in two files not yet imported, with both places."""

    first = models.ForeignKey("console.SentFile", on_delete=models.CASCADE, related_name="clashes_first")
    second = models.ForeignKey("console.SentFile", on_delete=models.CASCADE, related_name="clashes_second")
    words = models.CharField(max_length=120)
    first_place = models.CharField(max_length=160)
    second_place = models.CharField(max_length=160)

    objects = ConflictQuerySet.as_manager()

    class Meta:
        verbose_name = wording.CONFLICT

    def __str__(self):
        return self.words
