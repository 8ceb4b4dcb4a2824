from django.db import models

from mahua.calls import wording
from mahua.ledger.models.fields import BytewiseCharField
from mahua.organisations.moving import follows_moves


class ReplyTemplateQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("path", may="calls.answer_call"))

    def for_list(self):
        return self.order_by("name", "pk")


@follows_moves
class ReplyTemplate(models.Model):
    """答复模板: words a unit often answers with; taken over into an answer and changed there."""

    code = models.CharField(max_length=16, unique=True)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    path = BytewiseCharField(max_length=64, db_index=True)
    name = models.CharField(max_length=40)
    text = models.TextField(max_length=2000)

    objects = ReplyTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = wording.REPLY_TEMPLATE

    def __str__(self):
        return self.name

    @property
    def scope_paths(self):
        return (self.path,)
