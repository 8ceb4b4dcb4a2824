from django.db import models

from mahua.duties import wording
from mahua.duties.facts import ActingHolderNamed
from mahua.kernel.errors import Refused
from mahua.ledger.models import Pseudonym
from mahua.ledger.recording import record, verb
from mahua.members import wording as of_members
from mahua.members.models import Post


class ActingHolderQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(from_on__lte=day, until_on__gte=day)


class ActingHolder(models.Model):
    """代行职责: a member does what a vacant post owes, from a day to a day; it ends by itself."""

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="acting")
    role = models.CharField(max_length=28, choices=Post.Role.choices)
    member = models.ForeignKey("members.Member", on_delete=models.PROTECT, related_name="acting")
    from_on = models.DateField()
    until_on = models.DateField()

    objects = ActingHolderQuerySet.as_manager()

    class Meta:
        verbose_name = wording.ACTING_HOLDER
        constraints = [
            models.CheckConstraint(
                name="acting_ends_after_it_begins", condition=models.Q(until_on__gte=models.F("from_on"))
            ),
        ]

    def __str__(self):
        return f"{self.organisation} {self.get_role_display()}"

    @classmethod
    @verb
    def name(cls, member, *, organisation, role, from_on, until_on, by, at):
        """Only for a post nobody holds, and only one at a time."""
        words = {"organisation": organisation.name, "role": of_members.ROLES[role]}
        if until_on < from_on:
            raise Refused(wording.ACTING_BACKWARDS)
        organisation = type(organisation).objects.select_for_update().get(pk=organisation.pk)
        if Post.objects.on(from_on).filter(organisation=organisation, role=role).exists():
            raise Refused(wording.POST_IS_HELD.format(**words))
        there = cls.objects.filter(organisation=organisation, role=role)
        if there.filter(from_on__lte=until_on, until_on__gte=from_on).exists():
            raise Refused(wording.ACTING_ALREADY.format(**words))
        made = cls.objects.create(
            organisation=organisation, role=role, member=member, from_on=from_on, until_on=until_on
        )
        said = ActingHolderNamed(role=role, member=Pseudonym.of(member), until_on=until_on.isoformat())
        record(said, organisation=organisation, by=by, at=at)
        return made
