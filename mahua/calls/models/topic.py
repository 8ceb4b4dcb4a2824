from django.db import models
from django.db.models import Count
from django.urls import reverse

from mahua.calls import facts, wording
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import record, verb
from mahua.organisations.moving import follows_moves


class TopicQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("path", may="calls.see_calls"))

    def for_list(self):
        """The largest first, with how many calls each has."""
        return self.select_related("street").annotate(count=Count("calls")).order_by("-count", "pk")


@follows_moves
class Topic(models.Model):
    """热点: calls of a street about one matter in one place, found by machine; a person lists it as the month's (每月一题)."""

    code = models.CharField(max_length=16, unique=True)
    street = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    path = BytewiseCharField(max_length=64, db_index=True)
    place = models.CharField(max_length=80, blank=True)
    matter = models.CharField(max_length=120)
    calls = models.ManyToManyField("calls.Call", related_name="topics")
    found_at = models.DateTimeField()
    month = models.CharField(max_length=7, blank=True)  # listed in
    listed_by = models.CharField(max_length=16, blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = wording.TOPIC

    def __str__(self):
        return "：".join(filter(None, (self.place, self.matter)))

    def get_absolute_url(self):
        return reverse("calls:topic", kwargs={"code": self.code})

    @property
    def scope_paths(self):
        return (self.path,)

    @property
    def is_listed(self):
        return bool(self.month)

    @verb
    def list_(self, *, month, by, at, district):
        """列为本月热点: from now on it is looked after as one."""
        if not Topic.objects.filter(pk=self.pk, month="").update(month=month, listed_by=by.code):
            raise Refused(wording.TOPIC_LISTED)
        self.refresh_from_db()
        said = facts.TopicListed(topic=self.code, month=month, calls=self.calls.count())
        record(said, organisation=district, by=by, at=at)
