from django.db import IntegrityError, models, transaction
from django.urls import reverse

from mahua.duties import wording
from mahua.duties.facts import ResponsibilityListIssued
from mahua.duties.models.authorisation import Authorisation
from mahua.duties.models.contact_point import own_or_seen
from mahua.duties.models.responsibility_item import ResponsibilityItem
from mahua.kernel.codes import new_code
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import record, verb
from mahua.organisations.moving import follows_moves


class ResponsibilityListQuerySet(models.QuerySet):
    def visible_to(self, user):
        """In the places one oversees or belongs to, and those of bodies where one holds a post."""
        posts = "organisation__posts"
        seen = own_or_seen(user, "path", post=posts, may="duties.view_responsibility_list")
        return self.filter(pk__in=self.model.objects.filter(seen).values("pk"))

    def issued(self):
        return self.filter(state="issued")

    def for_list(self):
        rows = self.select_related("organisation").annotate(number_of_items=models.Count("items"))
        return rows.order_by("-year", "path", "pk")


@follows_moves
class ResponsibilityList(models.Model):
    """责任清单: what a body and its posts answer for in a year, each item with its source.

    It is read and questioned by those who bear it; nobody signs it.
    """

    class State(models.TextChoices):
        DRAFT = "draft", wording.LIST_STATES["draft"]
        ISSUED = "issued", wording.LIST_STATES["issued"]

    code = models.CharField(max_length=16, unique=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="responsibility_lists"
    )
    path = BytewiseCharField(max_length=64, db_index=True)
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=60)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    issued_on = models.DateField(null=True)
    is_letter = models.BooleanField(default=False)

    objects = ResponsibilityListQuerySet.as_manager()

    class Meta:
        verbose_name = wording.RESPONSIBILITY_LIST
        constraints = [
            models.UniqueConstraint(name="responsibility_list_once", fields=["organisation", "year", "title"]),
        ]

    def __str__(self):
        return f"{self.organisation}{self.year}年{self.title}"

    def get_absolute_url(self):
        return reverse("duties:responsibility_list", kwargs={"code": self.code})

    @property
    def scope_paths(self):
        return (self.path,)

    @property
    def is_draft(self):
        return self.state == self.State.DRAFT

    @classmethod
    @verb
    def draw_up(cls, organisation, *, year, title, by, at):
        """A draft; last year's items of the list of that title are carried over. Nothing is recorded before it is issued."""
        try:
            with transaction.atomic():
                made = cls.objects.create(
                    code=new_code("z"), organisation=organisation, path=organisation.path, year=year, title=title
                )
        except IntegrityError:
            words = {"organisation": organisation.name, "year": year, "title": title}
            raise Refused(wording.LIST_TWICE.format(**words)) from None
        before = cls.objects.filter(organisation=organisation, year=year - 1, title=title).first()
        if before:
            made.carry_over(before)
        return made

    def carry_over(self, before):
        for item in before.items.for_list():
            said = {name: getattr(item, name) for name in ("number", "title", "source", "role", "rule_code")}
            ResponsibilityItem.objects.create(code=new_code("z"), list=self, carried_from=item, **said)

    @verb
    def hand_down(self, items, *, to, by, at):
        """分解: these items become items of the list of the same title of a body below; its own people go through them."""
        lower = ResponsibilityList.objects.filter(organisation=to, year=self.year, title=self.title).first()
        lower = lower or ResponsibilityList.draw_up(to, year=self.year, title=self.title, by=by, at=at)
        for item in items:
            lower.add(item.title, source=item.source, rule_code=item.rule_code, handed_from=item)
        return lower

    @verb
    def add(self, title, *, source, role="", rule_code="", handed_from=None, veto=False):
        """One item with its source; only while the list is a draft."""
        self.refuse_issued()
        if not source.strip():
            raise Refused(wording.ITEM_WITHOUT_SOURCE)
        if veto and not Authorisation.objects.allows("single_veto"):
            raise Refused(wording.NOT_AUTHORISED.format(what=wording.AUTHORISED["single_veto"]))
        last = self.items.aggregate(last=models.Max("number"))["last"] or 0
        return ResponsibilityItem.objects.create(
            code=new_code("z"),
            list=self,
            number=last + 1,
            title=title.strip(),
            source=source.strip(),
            role=role,
            rule_code=rule_code,
            handed_from=handed_from,
            veto=veto,
        )

    @verb
    def issue(self, *, by, at, as_letter=False):
        """From now on it holds, and those who bear it see it. As a 责任状 only where a higher document allows that."""
        if as_letter and not Authorisation.objects.allows("responsibility_letter"):
            raise Refused(wording.NOT_AUTHORISED.format(what=wording.AUTHORISED["responsibility_letter"]))
        items = self.items.count()
        if not items:
            raise Refused(wording.LIST_EMPTY)
        draft = ResponsibilityList.objects.filter(pk=self.pk, state="draft")
        if not draft.update(state="issued", issued_on=day_of(at), is_letter=as_letter):
            raise Refused(wording.LIST_ISSUED)
        self.refresh_from_db()
        said = ResponsibilityListIssued(responsibility_list=self.code, belongs_to_year=self.year, items=items)
        record(said, organisation=self.organisation, by=by, at=at)

    def refuse_issued(self):
        if not ResponsibilityList.objects.filter(pk=self.pk, state="draft").exists():
            raise Refused(wording.LIST_ISSUED)
