from django.db import IntegrityError, models, transaction

from mahua.duties import wording
from mahua.duties.facts import ResponsibilityItemAnswered, ResponsibilityItemQuestioned
from mahua.duties.models.contact_point import own_or_seen
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb


class ItemQuestionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With the list it is about."""
        may, posts = "duties.view_responsibility_list", "list__organisation__posts"
        seen = own_or_seen(user, "list__path", post=posts, may=may)
        return self.filter(pk__in=self.model.objects.filter(seen).values("pk"))

    def for_list(self):
        return self.order_by(models.F("replied_on").asc(nulls_first=True), "-asked_on", "-pk")


class ItemQuestion(models.Model):
    """异议: who bears an item says that it does not fit; whoever keeps the list replies, and may take the item off."""

    list = models.ForeignKey("duties.ResponsibilityList", on_delete=models.CASCADE, related_name="questions")
    item = models.ForeignKey(
        "duties.ResponsibilityItem", on_delete=models.SET_NULL, null=True, related_name="questions"
    )
    about = models.CharField(max_length=200)
    words = models.CharField(max_length=300)
    asked_on = models.DateField()
    reply = models.CharField(max_length=300, blank=True)
    replied_on = models.DateField(null=True)

    objects = ItemQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = wording.ITEM_QUESTION
        constraints = [
            models.UniqueConstraint(name="item_questioned_once", fields=["item"], condition=models.Q(replied_on=None)),
        ]

    def __str__(self):
        return self.about

    @property
    def scope_paths(self):
        return (self.list.path,)

    @property
    def is_open(self):
        return self.replied_on is None

    @classmethod
    @verb
    def ask(cls, item, *, words, by, at):
        """One open question an item is enough: the reply goes to everybody who bears it."""
        if not words.strip():
            raise Refused(wording.QUESTION_EMPTY)
        try:
            with transaction.atomic():
                asked = cls.objects.create(
                    list=item.list, item=item, about=item.title, words=words.strip(), asked_on=day_of(at)
                )
        except IntegrityError:
            raise Refused(wording.QUESTION_OPEN) from None
        said = ResponsibilityItemQuestioned(responsibility_list=item.list.code, responsibility_item=item.code)
        record(said, organisation=item.list.organisation, by=by, at=at)
        return asked

    @verb
    def answer(self, reply, *, by, at, drop=False):
        """Explain the item, or take it off."""
        if not reply.strip():
            raise Refused(wording.REPLY_EMPTY)
        waiting = ItemQuestion.objects.filter(pk=self.pk, replied_on=None)
        if not waiting.update(reply=reply.strip(), replied_on=day_of(at)):
            raise Refused(wording.QUESTION_ANSWERED)
        item = self.item
        said = ResponsibilityItemAnswered(
            responsibility_list=self.list.code,
            responsibility_item=item.code if item else "",
            dropped=int(drop and item is not None),
        )
        if drop and item is not None:
            item.take_off()
        self.refresh_from_db()
        record(said, organisation=self.list.organisation, by=by, at=at)
