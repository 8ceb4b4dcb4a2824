from django.db import IntegrityError, models, transaction
from django.urls import reverse

from mahua.duties import wording
from mahua.duties.facts import ContactPointEnded, ContactPointSet
from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import record, verb
from mahua.organisations.happening import refuse_future
from mahua.organisations.moving import follows_moves

LEADERS = ("leading_group_secretary", "leading_group_member")


def own_or_seen(user, *paths, post, may):
    """What lies in the places somebody oversees, and always what belongs to a post of one's own."""
    seen = user.scopes.covers(*paths, may=may)
    return seen | models.Q(**{f"{post}__member__code": user.member_code}) if user.member_code else seen


class ContactPointQuerySet(models.QuerySet):
    def visible_to(self, user):
        """By the branch, by the leading group, and to the leader in person."""
        paths = ("path", "post__organisation__path")
        return self.filter(own_or_seen(user, *paths, post="post", may="duties.view_contact_point"))

    def current(self):
        return self.filter(until_on=None)

    def for_list(self):
        """In roster order, each with how many problems are still open."""
        still_open = models.Count("problems", filter=models.Q(problems__solved_on=None))
        solved = models.Count("problems", filter=models.Q(problems__solved_on__isnull=False))
        rows = self.select_related("branch", "post__organisation", "post__member")
        return rows.annotate(still_open=still_open, solved=solved).order_by(
            "post__organisation__path", "post__rank", "from_on", "pk"
        )


@follows_moves
class ContactPoint(models.Model):
    """联系点: a leader of the unit looks after one branch, from–to, to help it solve what it cannot solve alone.

    The leader is reached through the post held; nothing here counts visits.
    """

    code = models.CharField(max_length=16, unique=True)
    post = models.ForeignKey("members.Post", on_delete=models.PROTECT, related_name="contact_points")
    branch = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="contact_points")
    path = BytewiseCharField(max_length=64, db_index=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    objects = ContactPointQuerySet.as_manager()

    class Meta:
        verbose_name = wording.CONTACT_POINT
        constraints = [
            models.UniqueConstraint(
                name="contact_point_once", fields=["post", "branch"], condition=models.Q(until_on=None)
            ),
            models.CheckConstraint(
                name="contact_point_ends_after_it_begins",
                condition=models.Q(until_on=None) | models.Q(until_on__gte=models.F("from_on")),
            ),
        ]

    def __str__(self):
        return str(self.branch)

    def get_absolute_url(self):
        return reverse("duties:contact_point", kwargs={"code": self.code})

    @property
    def scope_paths(self):
        return (self.path, self.post.organisation.path, self.post.member.path)

    @property
    def is_open(self):
        return self.until_on is None

    @classmethod
    @verb
    def appoint(cls, post, *, branch, from_on, by, at):
        """This leader looks after this branch from a day."""
        refuse_future(from_on, at=at)
        if post.role not in LEADERS or post.until_on is not None:
            raise Refused(wording.NOT_A_LEADER)
        if branch.kind != "branch":
            raise Refused(wording.NOT_A_BRANCH.format(name=branch.name, kind=branch.get_kind_display()))
        branch.refuse_dissolved()
        if from_on < post.from_on:
            raise Refused(wording.POST_NOT_HELD.format(day=from_on))
        try:
            with transaction.atomic():
                point = cls.objects.create(
                    code=new_code("j"), post=post, branch=branch, path=branch.path, from_on=from_on
                )
        except IntegrityError:
            raise Refused(wording.CONTACT_SET_ALREADY.format(branch=branch.name)) from None
        said = ContactPointSet(contact_point=point.code, post=post.code, branch=branch.code)
        record(said, organisation=post.organisation, by=by, at=at, occurred_on=from_on)
        return point

    @verb
    def end(self, *, on, by, at):
        """The leader looked after the branch to `on`."""
        refuse_future(on, at=at)
        if on < self.from_on:
            raise Refused(wording.CONTACT_BEFORE.format(day=self.from_on))
        moved = ContactPoint.objects.current().filter(pk=self.pk).update(until_on=on)
        self.refresh_from_db(fields=["until_on"])
        if not moved:
            raise Refused(wording.CONTACT_ENDED.format(day=self.until_on))
        said = ContactPointEnded(contact_point=self.code, post=self.post.code, branch=self.branch.code)
        record(said, organisation=self.post.organisation, by=by, at=at, occurred_on=on)
