from django.db import models

from mahua.kernel.tree_paths import after
from mahua.members import wording


class MembershipQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(from_on__lte=day).filter(models.Q(until_on=None) | models.Q(until_on__gte=day))

    def home(self):
        return self.filter(kind="home")

    def tally(self, organisation):
        """How many belong to the organisation and all below it, and how many of them are full members; one query.

        A temporary branch counts those who take part in it.
        """
        if organisation.kind == "temporary_branch":
            held = self.filter(organisation=organisation, kind="second")
        else:
            path = organisation.path
            held = self.home().filter(organisation__path__gte=path, organisation__path__lt=after(path))
        return held.exclude(member__status="suspended").aggregate(
            members=models.Count("pk"), full=models.Count("pk", filter=models.Q(member__stage="full"))
        )


class Membership(models.Model):
    """Who belonged where, from a day until a day (both included): the home branch, or a temporary branch as a second."""

    class Kind(models.TextChoices):
        HOME = "home", wording.MEMBERSHIP_KINDS["home"]
        SECOND = "second", wording.MEMBERSHIP_KINDS["second"]

    member = models.ForeignKey("members.Member", on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="memberships")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.HOME)
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = wording.MEMBERSHIP
        constraints = [
            models.UniqueConstraint(
                name="membership_one_home", fields=["member"], condition=models.Q(kind="home", until_on=None)
            ),
            models.UniqueConstraint(
                name="membership_second_once",
                fields=["member", "organisation"],
                condition=models.Q(kind="second", until_on=None),
            ),
        ]
        indexes = [models.Index(name="membership_of_organisation", fields=["organisation", "kind", "until_on"])]
