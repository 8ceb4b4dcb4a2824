from django.db import models

from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.kernel.tree_paths import after
from mahua.ledger.models import Pseudonym
from mahua.ledger.recording import record, verb
from mahua.members import facts, wording
from mahua.organisations.happening import refuse_future

COMMITTEE = (
    "secretary",
    "deputy_secretary",
    "fulltime_deputy_secretary",
    "organisation_commissioner",
    "publicity_commissioner",
    "discipline_commissioner",
    "commissioner",
)
LEADERS = ("leading_group_secretary", "leading_group_member")
SINGLE = ("secretary", "leading_group_secretary", "administrative_head")  # one holder at a time
ADMINISTRATIVE = ("administrative_head", "administrative_deputy")
RANKS = {role: rank for rank, role in enumerate(wording.ROLES)}
OF_KIND = {
    "unit": (*ADMINISTRATIVE, "party_affairs_staff"),
    "leading_group": LEADERS,
    "cell": ("cell_leader",),
    "party_committee": (*COMMITTEE, "party_affairs_staff"),
    "general_branch": (*COMMITTEE, "party_affairs_staff"),
    "branch": (*COMMITTEE, "first_secretary"),
    "temporary_branch": ("secretary", "deputy_secretary", "commissioner"),
    "working_committee": ("secretary", "deputy_secretary", "commissioner", "party_affairs_staff"),
}


class PostQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("organisation__path", may="organisations.view_organisation"))

    def on(self, day):
        return self.filter(from_on__lte=day).filter(models.Q(until_on=None) | models.Q(until_on__gte=day))

    def current(self):
        return self.filter(until_on=None)

    def committee(self):
        return self.filter(role__in=COMMITTEE)

    def below(self, path):
        return self.filter(organisation__path__gte=path, organisation__path__lt=after(path))

    def for_list(self):
        return self.select_related("organisation", "member").order_by("organisation__path", "rank", "pk")


class Post(models.Model):
    """A post held from–to by a member, in a Party organisation or in a unit; administrative and Party side by side."""

    class Role(models.TextChoices):
        SECRETARY = "secretary", wording.ROLES["secretary"]
        DEPUTY_SECRETARY = "deputy_secretary", wording.ROLES["deputy_secretary"]
        FULLTIME_DEPUTY = "fulltime_deputy_secretary", wording.ROLES["fulltime_deputy_secretary"]
        ORGANISATION_COMMISSIONER = "organisation_commissioner", wording.ROLES["organisation_commissioner"]
        PUBLICITY_COMMISSIONER = "publicity_commissioner", wording.ROLES["publicity_commissioner"]
        DISCIPLINE_COMMISSIONER = "discipline_commissioner", wording.ROLES["discipline_commissioner"]
        COMMISSIONER = "commissioner", wording.ROLES["commissioner"]
        CELL_LEADER = "cell_leader", wording.ROLES["cell_leader"]
        FIRST_SECRETARY = "first_secretary", wording.ROLES["first_secretary"]
        LEADING_GROUP_SECRETARY = "leading_group_secretary", wording.ROLES["leading_group_secretary"]
        LEADING_GROUP_MEMBER = "leading_group_member", wording.ROLES["leading_group_member"]
        ADMINISTRATIVE_HEAD = "administrative_head", wording.ROLES["administrative_head"]
        ADMINISTRATIVE_DEPUTY = "administrative_deputy", wording.ROLES["administrative_deputy"]
        PARTY_AFFAIRS_STAFF = "party_affairs_staff", wording.ROLES["party_affairs_staff"]

    code = models.CharField(max_length=16, unique=True)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="posts")
    member = models.ForeignKey("members.Member", on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=28, choices=Role.choices)
    rank = models.PositiveSmallIntegerField(default=9)
    elected = models.BooleanField(default=False)
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = wording.POST
        constraints = [
            models.UniqueConstraint(
                name="post_held_once",
                fields=["organisation", "member", "role"],
                condition=models.Q(until_on=None),
            ),
            models.UniqueConstraint(
                name="post_one_secretary",
                fields=["organisation", "role"],
                condition=models.Q(until_on=None, role__in=SINGLE),
            ),
        ]
        indexes = [models.Index(name="post_of_role", fields=["role", "until_on"])]

    def __str__(self):
        return f"{self.organisation} {self.get_role_display()}"

    @property
    def scope_paths(self):
        return (self.organisation.path,)

    @property
    def is_administrative(self):
        return self.role in ADMINISTRATIVE

    @classmethod
    @verb
    def appoint(cls, member, *, organisation, role, from_on, by, at, elected=False, for_=None):
        """A member takes a post; the same post twice is refused by the database."""
        refuse_future(from_on, at=at)
        organisation.refuse_dissolved()
        if cls.objects.current().filter(member=member, organisation=organisation, role=role).exists():
            post = wording.ROLES[role]
            raise Refused(wording.APPOINTED_TWICE.format(name=member.name, organisation=organisation.name, post=post))
        post = cls.new(member, organisation=organisation, role=role, from_on=from_on, elected=elected)
        if cls.objects.current().filter(organisation=organisation, role=role, role__in=SINGLE).exists():
            title = wording.ROLES[role]
            raise Refused(wording.TAKEN.format(organisation=organisation.name, post=title))
        post.save()
        said = facts.PostAppointed(post=post.code, role=role, member=Pseudonym.of(member), elected=elected)
        record(said, organisation=organisation, by=by, at=at, occurred_on=from_on, for_=for_)
        return post

    @classmethod
    def new(cls, member, *, organisation, role, from_on, elected=False):
        """A post not yet saved, with its code and its rank in lists."""
        return cls(
            code=new_code("t"),
            organisation=organisation,
            member=member,
            role=role,
            rank=RANKS[role],
            elected=elected,
            from_on=from_on,
        )

    @verb
    def end(self, *, on, by, at, for_=None):
        """The post was held to `on`."""
        if on < self.from_on:
            raise Refused(wording.POST_BEFORE.format(day=self.from_on))
        if not Post.objects.current().filter(pk=self.pk).update(until_on=on):
            raise Refused(wording.POST_ENDED)
        self.refresh_from_db()
        said = facts.PostEnded(post=self.code, role=self.role)
        record(said, organisation=self.organisation, by=by, at=at, occurred_on=on, for_=for_)
