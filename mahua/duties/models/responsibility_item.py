from django.db import models

from mahua.duties import wording
from mahua.duties.models.contact_point import own_or_seen
from mahua.ledger.recording import verb
from mahua.members.models import Post


class ResponsibilityItemQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With the list it stands in."""
        posts = "list__organisation__posts"
        seen = own_or_seen(user, "list__path", post=posts, may="duties.view_responsibility_list")
        return self.filter(pk__in=self.model.objects.filter(seen).values("pk"))

    def for_list(self):
        return self.select_related("handed_from__list__organisation").order_by("number", "pk")


class ResponsibilityItem(models.Model):
    """责任事项: one line of a list. `role` says which post of the body bears it; empty, the body itself does.

    The person is reached through the post held today. `handed_from` is the item above that it was broken down from,
    `carried_from` last year's.
    """

    code = models.CharField(max_length=16, unique=True)
    list = models.ForeignKey("duties.ResponsibilityList", on_delete=models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=120)
    role = models.CharField(max_length=28, blank=True, choices=Post.Role.choices)
    rule_code = models.CharField(max_length=20, blank=True)
    veto = models.BooleanField(default=False)
    handed_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="handed_to")
    carried_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="carried_to")

    objects = ResponsibilityItemQuerySet.as_manager()

    class Meta:
        verbose_name = wording.RESPONSIBILITY_ITEM
        constraints = [
            models.CheckConstraint(name="responsibility_item_has_its_source", condition=~models.Q(source="")),
        ]

    def __str__(self):
        return self.title

    @property
    def scope_paths(self):
        return (self.list.path,)

    @property
    def bearer_words(self):
        return self.get_role_display() if self.role else wording.THE_BODY_ITSELF

    @verb
    def drop(self):
        """Off the draft. What an issued list says is taken back only in answer to a question."""
        self.list.refuse_issued()
        self.take_off()

    def take_off(self):
        """The line is gone from the list; what was made of it stays where it is."""
        ResponsibilityItem.objects.filter(handed_from=self).update(handed_from=None)
        ResponsibilityItem.objects.filter(carried_from=self).update(carried_from=None)
        self.delete()
