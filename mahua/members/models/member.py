from datetime import timedelta

from django.db import models
from django.db.models import F
from django.urls import reverse

from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.kernel.tree_paths import after, parent
from mahua.ledger.models import Pseudonym
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import Entry, record, record_many, verb
from mahua.members import facts, statuses, wording
from mahua.members.models.membership import Membership
from mahua.members.sort_key import sort_key
from mahua.organisations.happening import refuse_future
from mahua.organisations.moving import follows_moves
from mahua.rules.months import add_months

ONE_DAY = timedelta(days=1)
TAKING_PART = ("active", "away")
WAITS = {
    "lost": statuses.LOST_MONTHS,
    "suspended": statuses.SUSPENDED_MONTHS,
    "away": statuses.AWAY_MONTHS,
}
ON_ROSTER = (*TAKING_PART, "lost", "suspended")


class MemberQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Members below one's scope; without any scope only oneself. Never both: with an OR no index gives the order."""
        if user.scopes.paths("members.view_member") or not user.member_code:
            return self.filter(user.scopes.covers("path", may="members.view_member"))
        return self.filter(code=user.member_code)

    def active(self):
        """Those who take part: on the roster, at home or away."""
        return self.filter(status__in=TAKING_PART)

    def on_roster(self):
        """Those whose relation is held here, whatever has become of them."""
        return self.filter(status__in=ON_ROSTER)

    def full(self):
        return self.filter(stage="full")

    def below(self, path):
        return self.filter(path__gte=path, path__lt=after(path))

    def near(self, organisation):
        """Those in the organisation and in the one above it: whom one may appoint there."""
        return self.below(parent(organisation.path) or organisation.path)

    def awaiting_decision(self, day):
        """Lost, suspended or away for so long that people may decide something (教育管理条例 第二十四条, 第二十五条)."""
        condition = models.Q()
        for status, months in WAITS.items():
            condition |= models.Q(status=status, status_on__lte=add_months(day, months=-months))
        return self.filter(condition)

    def named(self, text):
        """Those whose name, in characters or in pinyin, holds the text; two characters are enough."""
        return self.filter(name_key__contains=text.lower())

    def for_list(self):
        return self.select_related("organisation").order_by("path", "name_key", "pk")


@follows_moves
class Member(models.Model):
    """A Party member, with the few fields domain.md §3.13 allows: no identity number, address, birth date or family."""

    class Stage(models.TextChoices):
        FULL = "full", wording.STAGES["full"]
        PROBATIONARY = "probationary", wording.STAGES["probationary"]

    class Status(models.TextChoices):
        ACTIVE = "active", wording.STATUSES["active"]
        AWAY = "away", wording.STATUSES["away"]
        LOST = "lost", wording.STATUSES["lost"]
        SUSPENDED = "suspended", wording.STATUSES["suspended"]
        LEFT = "left", wording.STATUSES["left"]
        REMOVED = "removed", wording.STATUSES["removed"]

    code = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=40)
    name_key = models.CharField(max_length=120)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="members")
    path = BytewiseCharField(max_length=64)
    stage = models.CharField(max_length=12, choices=Stage.choices)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.ACTIVE)
    status_on = models.DateField(null=True, blank=True)
    joined_on = models.DateField()
    confirmed_on = models.DateField(null=True, blank=True)
    office_phone = models.CharField(max_length=30, blank=True)
    external_ref = models.CharField(max_length=40, blank=True, db_index=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = wording.MEMBER
        constraints = [
            models.CheckConstraint(
                name="member_confirmed_after_joined",
                condition=models.Q(confirmed_on=None) | models.Q(confirmed_on__gte=F("joined_on")),
            ),
        ]
        indexes = [models.Index(name="member_in_place", fields=["path", "name_key", "id"])]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("members:show", args=[self.code])

    @property
    def scope_paths(self):
        return (self.path,)

    @classmethod
    @verb
    def admit(cls, name, *, organisation, stage, joined_on, by, at, from_on=None, for_=None, **details):
        """A member's relation is held at `organisation`, a branch or cell, from `from_on` (default: the joining day)."""
        if not organisation.is_home:
            raise Refused(wording.NOT_A_HOME.format(name=organisation.name, kind=organisation.get_kind_display()))
        from_on = from_on or max(joined_on, organisation.founded_on)
        organisation.refuse_dissolved()
        refuse_future(max(from_on, joined_on), at=at)
        if from_on < organisation.founded_on:
            raise Refused(wording.NOT_BEFORE_FOUNDED.format(name=organisation.name, day=organisation.founded_on))
        member = cls.objects.create(
            code=details.pop("code", None) or new_code("m"),
            name=name,
            name_key=sort_key(name),
            organisation=organisation,
            path=organisation.path,
            stage=stage,
            joined_on=joined_on,
            **details,
        )
        Membership.objects.create(member=member, organisation=organisation, from_on=from_on)
        said = facts.MemberAdmitted(member=Pseudonym.of(member), stage=stage)
        record(said, organisation=organisation, by=by, at=at, occurred_on=from_on, for_=for_)
        return member

    @verb
    def transfer(self, to, *, on, by, at, for_=None):
        """组织关系转接: held at `to` from `on`; both branches' ledgers say so."""
        refuse_future(on, at=at)
        self._refuse_if_gone()
        if not to.is_home:
            raise Refused(wording.NOT_A_HOME.format(name=to.name, kind=to.get_kind_display()))
        to.refuse_dissolved()
        if to.pk == self.organisation_id:
            raise Refused(wording.ALREADY_HERE.format(name=self.name, branch=to.name))
        here = self.memberships.home().filter(until_on=None, from_on__lt=on)
        if not here.update(until_on=on - ONE_DAY):
            since = self.memberships.home().filter(until_on=None).values_list("from_on", flat=True).first()
            raise Refused(wording.NOT_BEFORE_JOINED.format(name=self.name, day=since))
        before = self.organisation
        Membership.objects.create(member=self, organisation=to, from_on=on)
        Member.objects.filter(pk=self.pk).update(organisation=to, path=to.path)
        self.refresh_from_db()
        alias = Pseudonym.of(self)
        around = {"by": by, "at": at, "for_": for_, "occurred_on": on}
        out = facts.MemberTransferredOut(member=alias, to_organisation=to.code)
        in_ = facts.MemberTransferredIn(member=alias, from_organisation=before.code)
        record_many([Entry(fact=out, organisation=before, **around), Entry(fact=in_, organisation=to, **around)])

    @verb
    def confirm(self, *, on, by, at, for_=None):
        """预备党员转正 on the day the branch assembly carried it."""
        refuse_future(on, at=at)
        self._refuse_if_gone()
        if on < self.joined_on:
            raise Refused(wording.CONFIRMED_BEFORE.format(day=self.joined_on))
        probationary = Member.objects.filter(pk=self.pk, stage=Member.Stage.PROBATIONARY)
        if not probationary.update(stage=Member.Stage.FULL, confirmed_on=on):
            raise Refused(wording.ALREADY_FULL.format(name=self.name))
        self.refresh_from_db()
        said = facts.MemberConfirmed(member=Pseudonym.of(self))
        record(said, organisation=self.organisation, by=by, at=at, occurred_on=on, for_=for_)

    @verb
    def join_temporary(self, branch, *, on, by=None, at=None, for_=None):
        """Take part in a temporary branch as a second membership; the home branch stays (支部条例 第八条)."""
        if branch.kind != "temporary_branch":
            raise Refused(wording.TEMPORARY_ONLY)
        self._refuse_if_gone()
        membership, is_new = Membership.objects.get_or_create(
            member=self, organisation=branch, kind=Membership.Kind.SECOND, until_on=None, defaults={"from_on": on}
        )
        if is_new and at:
            said = facts.MemberJoinedTemporary(member=Pseudonym.of(self))
            record(said, organisation=branch, by=by, at=at, occurred_on=on, for_=for_)
        return membership

    @verb
    def change_status(self, status, *, on, by, at, for_=None):
        """Away, lost, found again, suspended, removed or gone from the district: a person decided it on `on`.

        教育管理条例 第二十四条: suspended at the earliest six months after contact was lost, removed two years after that.
        """
        refuse_future(on, at=at)
        statuses.refuse_change(self, status, on=on)
        changed = Member.objects.filter(pk=self.pk, status=self.status)
        if not changed.update(status=status, status_on=on):
            raise Refused(wording.SAME_STATUS.format(name=self.name, status=wording.STATUSES[status]))
        around = {"by": by, "at": at, "for_": for_, "occurred_on": on}
        ended = self._take_leave(on=on, around=around) if status not in ON_ROSTER else []
        self.refresh_from_db()
        said = facts.MemberStatusChanged(member=Pseudonym.of(self), status=status)
        record_many([*ended, Entry(fact=said, organisation=self.organisation, **around)])

    def _take_leave(self, *, on, around):
        """Memberships and posts end with the day; returns what to record of the posts."""
        self.memberships.filter(until_on=None).update(until_on=on)
        posts = list(self.posts.filter(until_on=None).select_related("organisation"))
        self.posts.filter(until_on=None).update(until_on=on)
        return [
            Entry(fact=facts.PostEnded(post=post.code, role=post.role), organisation=post.organisation, **around)
            for post in posts
        ]

    def _refuse_if_gone(self):
        if self.status not in ON_ROSTER:
            raise Refused(wording.GONE.format(name=self.name))
