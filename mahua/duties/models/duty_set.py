from django.db import IntegrityError, models, transaction
from django.urls import reverse

from mahua.duties import wording
from mahua.duties.facts import DutySetMade, DutySetReviewed
from mahua.duties.models.authorisation import Authorisation
from mahua.duties.models.duty_part import DutyPart
from mahua.duties.models.responsibility_list import ResponsibilityList
from mahua.duties.models.rule import Rule
from mahua.duties.templates_of_duty import ROLE_OF, TEMPLATES
from mahua.kernel.codes import new_code
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import record, verb
from mahua.organisations.moving import follows_moves


class DutySetQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("path", may="duties.view_duty_set"))

    def for_list(self):
        done = models.Q(parts__done_on__isnull=False) | models.Q(parts__list__state="issued")
        rows = self.select_related("organisation")
        return rows.annotate(all_parts=models.Count("parts"), done_parts=models.Count("parts", filter=done)).order_by(
            "-year", "path", "pk"
        )


@follows_moves
class DutySet(models.Model):
    """责任安排: what a template asks of a body in a year, made in one step: lists as drafts, meetings to hold, documents."""

    code = models.CharField(max_length=16, unique=True)
    template = models.CharField(max_length=16, choices=wording.TEMPLATES.items())
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="duty_sets")
    path = BytewiseCharField(max_length=64, db_index=True)
    year = models.PositiveSmallIntegerField()
    reviewed_on = models.DateField(null=True)

    objects = DutySetQuerySet.as_manager()

    class Meta:
        verbose_name = wording.DUTY_SET
        constraints = [
            models.UniqueConstraint(name="duty_set_once_a_year", fields=["organisation", "template", "year"]),
        ]

    def __str__(self):
        return f"{self.organisation}{self.year}年{self.get_template_display()}"

    def get_absolute_url(self):
        return reverse("duties:duty_set", kwargs={"code": self.code})

    @property
    def scope_paths(self):
        return (self.path,)

    @classmethod
    @verb
    def make(cls, template, *, organisation, year, by, at):
        """Everything the template asks for, in one step. A 责任书 is left out where no higher document allows it."""
        organisation.refuse_dissolved()
        try:
            with transaction.atomic():
                made = cls.objects.create(
                    code=new_code("z"),
                    template=template,
                    organisation=organisation,
                    path=organisation.path,
                    year=year,
                )
        except IntegrityError:
            words = {"organisation": organisation.name, "year": year, "template": wording.TEMPLATES[template]}
            raise Refused(wording.DUTY_SET_TWICE.format(**words)) from None
        asked = [part for part in TEMPLATES[template] if not part.needs or Authorisation.objects.allows(part.needs)]
        for number, part in enumerate(asked, start=1):
            drawn_up = made.draw_up(part, by=by, at=at) if part.kind == "list" else None
            DutyPart.objects.create(duty_set=made, number=number, kind=part.kind, title=part.title, list=drawn_up)
        said = DutySetMade(duty_set=made.code, template=template, belongs_to_year=year, parts=len(asked))
        record(said, organisation=organisation, by=by, at=at)
        return made

    def draw_up(self, part, *, by, at):
        """The draft of a list, with an item for each rule it starts from, by the rule's own clause; one there already is taken."""
        same = {"organisation": self.organisation, "year": self.year, "title": part.title}
        there = ResponsibilityList.objects.filter(**same).first()
        if there:
            return there
        drawn_up = ResponsibilityList.draw_up(**same, by=by, at=at)
        if not drawn_up.items.exists():
            kind = self.organisation.kind
            for rule in Rule.objects.in_force(day_of(at)).filter(code__in=part.starts_from).for_list():
                if kind in rule.bearer_kinds.split(","):
                    role = ROLE_OF.get(rule.bearer_post, {}).get(kind, rule.bearer_post)
                    drawn_up.add(rule.title, source=rule.source, role=role, rule_code=rule.code)
        return drawn_up

    @verb
    def review(self, *, by, at):
        """A superior looked through what is complete."""
        parts = list(self.parts.select_related("list"))
        left = sum(1 for part in parts if not part.is_done)
        if left:
            raise Refused(wording.NOT_COMPLETE.format(left=left))
        if not DutySet.objects.filter(pk=self.pk, reviewed_on=None).update(reviewed_on=day_of(at)):
            raise Refused(wording.REVIEWED_ALREADY)
        self.refresh_from_db()
        said = DutySetReviewed(
            duty_set=self.code,
            template=self.template,
            belongs_to_year=self.year,
            parts=len(parts),
            parts_done=len(parts) - left,
        )
        record(said, organisation=self.organisation, by=by, at=at)
