from datetime import timedelta

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.urls import reverse

from mahua.access.models import Assignment
from mahua.kernel.codes import new_code
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.kernel.tree_paths import WIDTH, ancestors, is_within, parent, segment
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import Entry, record, record_many, verb
from mahua.organisations import facts, wording
from mahua.organisations.ceasing import end_all
from mahua.organisations.happening import refuse_future
from mahua.organisations.models.organisation_queryset import OrganisationQuerySet
from mahua.organisations.models.placement import Placement, Succession
from mahua.organisations.moving import move_followers

ONE_DAY = timedelta(days=1)
PARTY_ORGANISATIONS = ("party_committee", "general_branch", "branch", "temporary_branch", "cell")
HOMES = ("branch", "cell")
ELECTED = ("branch", "general_branch", "party_committee")


class Organisation(models.Model):
    """Anything with a place in the tree: a unit, a Party organisation, a street, a community.

    Identity and place are two things: the code never changes; `path` and `name` are today's, the dated ones stand in
    `placements`.
    """

    class Kind(models.TextChoices):
        DISTRICT = "district", wording.KINDS["district"]
        WORKING_COMMITTEE = "working_committee", wording.KINDS["working_committee"]
        UNIT = "unit", wording.KINDS["unit"]
        LEADING_GROUP = "leading_group", wording.KINDS["leading_group"]
        PARTY_COMMITTEE = "party_committee", wording.KINDS["party_committee"]
        GENERAL_BRANCH = "general_branch", wording.KINDS["general_branch"]
        BRANCH = "branch", wording.KINDS["branch"]
        TEMPORARY_BRANCH = "temporary_branch", wording.KINDS["temporary_branch"]
        CELL = "cell", wording.KINDS["cell"]
        STREET = "street", wording.KINDS["street"]
        COMMUNITY = "community", wording.KINDS["community"]

    class Form(models.TextChoices):
        ORDINARY = "ordinary", wording.FORMS["ordinary"]
        JOINT = "joint", wording.FORMS["joint"]
        RETIRED = "retired", wording.FORMS["retired"]
        FLOATING = "floating", wording.FORMS["floating"]

    code = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    form = models.CharField(max_length=10, choices=Form.choices, default=Form.ORDINARY)
    name = models.CharField(max_length=80)
    path = BytewiseCharField(max_length=64, unique=True)
    placed_on = models.DateField()
    children_issued = models.PositiveIntegerField(default=0)
    founded_on = models.DateField()
    dissolved_on = models.DateField(null=True)
    go_live_on = models.DateField(null=True)
    staff = models.PositiveIntegerField(default=0)
    fulltime_party_staff = models.PositiveIntegerField(default=0)
    has_dedicated_person = models.BooleanField(default=False)
    small_size_approved = models.BooleanField(default=False)
    purpose = models.CharField(max_length=120, blank=True)
    planned_until = models.DateField(null=True, blank=True)
    about = models.CharField(max_length=16, blank=True)
    covered_units = models.ManyToManyField("self", symmetrical=False, related_name="joint_branches", blank=True)
    external_ref = models.CharField(max_length=40, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = wording.ORGANISATION
        constraints = [
            models.CheckConstraint(
                name="organisation_dissolved_after_founded",
                condition=models.Q(dissolved_on=None) | models.Q(dissolved_on__gte=F("founded_on")),
            ),
            models.CheckConstraint(
                name="organisation_only_branches_have_forms",
                condition=models.Q(form="ordinary") | models.Q(kind="branch"),
            ),
        ]
        indexes = [models.Index(name="organisation_of_kind", fields=["kind", "path"])]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("organisations:show", args=[self.code])

    @property
    def scope_paths(self):
        return (self.path,)

    @property
    def party_staff_share(self):
        """Full-time Party staff per staff of a unit, as `1.11%`; '' while the staff are not known."""
        return f"{self.fulltime_party_staff / self.staff:.2%}" if self.staff else ""

    @property
    def is_home(self):
        """Whether members may belong here."""
        return self.kind in HOMES

    @property
    def is_elected(self):
        """Whether it has terms of office, and may become one with others of its kind."""
        return self.kind in ELECTED

    @property
    def depth(self):
        return len(self.path) // WIDTH

    @classmethod
    @verb
    def found(cls, name, *, kind, parent, founded_on, by, at, for_=None, **details):
        """A new organisation comes to be under `parent` (None only for the district itself)."""
        refuse_future(founded_on, at=at)
        if parent:
            parent.refuse_dissolved()
        organisation = cls.objects.create(
            code=details.pop("code", None) or new_code("o"),
            kind=kind,
            name=name,
            path=parent.issue_path() if parent else segment(1),
            placed_on=founded_on,
            founded_on=founded_on,
            **details,
        )
        Placement.objects.create(organisation=organisation, path=organisation.path, name=name, from_on=founded_on)
        said = facts.OrganisationFounded(
            organisation_kind=kind, parent=parent.code if parent else "", about=organisation.about or None
        )
        record(said, organisation=organisation, by=by, at=at, occurred_on=founded_on, for_=for_)
        return organisation

    @verb
    def rename(self, name, *, on, by, at, for_=None):
        """The organisation bears another name from `on`."""
        refuse_future(on, at=at)
        self.refuse_dissolved()
        if name == self.name:
            raise Refused(wording.SAME_NAME)
        self._place_anew([self], on=on, name=name)
        record(
            facts.OrganisationRenamed(organisation=self.code),
            organisation=self,
            by=by,
            at=at,
            occurred_on=on,
            for_=for_,
        )

    @verb
    def move(self, parent, *, on, by, at, for_=None):
        """The organisation hangs under `parent` from `on`, with all below it; roles over it follow."""
        refuse_future(on, at=at)
        self.refuse_dissolved()
        parent.refuse_dissolved()
        if is_within(parent.path, self.path):
            raise Refused(wording.NOT_UNDER_ITSELF.format(name=self.name))
        before = self.parent()
        if before and before.pk == parent.pk:
            raise Refused(wording.ALREADY_THERE.format(name=self.name, parent=parent.name))
        old, new = self.path, parent.issue_path()
        subtree = list(Organisation.objects.below(old).standing().order_by("path"))
        self._place_anew(subtree, on=on, old=old, new=new)
        Assignment.follow(old, new)
        move_followers(old, new)
        self.refresh_from_db()
        said = facts.OrganisationMoved(from_parent=before.code if before else "", to_parent=parent.code)
        record(said, organisation=self, by=by, at=at, occurred_on=on, for_=for_)

    @verb
    def dissolve(self, *, on, by, at, successors=(), for_=None):
        """`on` is the last day; what the organisation was is continued only by the successors named."""
        record_many(self.cease(on=on, by=by, at=at, successors=successors, for_=for_))

    def cease(self, *, on, by, at, successors=(), for_=None):
        """What `dissolve` changes, without recording it: for a verb that says several things at once (a merger).

        The term, the leadership relations, the roles over it and what modules above keep of it end with it. Returns
        the entries to be recorded.
        """
        around = {"by": by, "at": at, "for_": for_}
        refuse_future(on, at=at)
        below = Organisation.objects.below(self.path).standing().exclude(pk=self.pk).count()
        if below:
            raise Refused(wording.STILL_HAS_CHILDREN.format(name=self.name, count=below))
        if on < self.placed_on:
            raise Refused(wording.NOT_BEFORE_PLACED.format(name=self.name, day=self.placed_on))
        if not Organisation.objects.filter(pk=self.pk, dissolved_on=None).update(dissolved_on=on):
            self.refresh_from_db()
            raise Refused(wording.DISSOLVED_ALREADY.format(name=self.name, day=self.dissolved_on))
        self.refresh_from_db()
        self.placements.filter(until_on=None).update(until_on=on)
        self.terms.filter(ended_on=None).update(ended_on=on)
        for relation in (self.leads, self.led_by):
            relation.filter(until_on=None).update(until_on=on)
        for assignment in Assignment.objects.in_force(day_of(at)).filter(organisation_code=self.code):
            assignment.end(by=by, at=at)
        Succession.objects.bulk_create(Succession(predecessor=self, successor=each, on=on) for each in successors)
        ended = end_all(self, on=on, around=around)
        said = facts.OrganisationDissolved(successors=tuple(each.code for each in successors))
        return [*ended, Entry(fact=said, organisation=self, occurred_on=on, **around)]

    @verb
    def count_staff(self, *, staff, fulltime_party_staff, has_dedicated_person, by, at, for_=None):
        """How many a unit employs (机关工作人员), and who of them does Party work only (机关条例 第三十条)."""
        Organisation.objects.filter(pk=self.pk).update(
            staff=staff, fulltime_party_staff=fulltime_party_staff, has_dedicated_person=has_dedicated_person
        )
        self.refresh_from_db()
        said = facts.StaffCounted(
            staff=staff, fulltime_party_staff=fulltime_party_staff, has_dedicated_person=has_dedicated_person
        )
        record(said, organisation=self, by=by, at=at, for_=for_)

    @verb
    def approve_small_size(self, *, by, at):
        """The superior allowed a 总支 or 机关党委 below the usual number of members (机关条例 第五条, 第六条)."""
        Organisation.objects.filter(pk=self.pk).update(small_size_approved=True)
        self.refresh_from_db()
        record(facts.SmallSizeApproved(organisation=self.code), organisation=self, by=by, at=at)

    @verb
    def cover(self, units, *, by, at, for_=None):
        """The units whose members a joint branch gathers (支部条例 第五条)."""
        if self.form != self.Form.JOINT:
            raise Refused(wording.NOT_JOINT.format(name=self.name))
        self.covered_units.set(units)
        said = facts.UnitsCovered(units=tuple(sorted(unit.code for unit in units)))
        record(said, organisation=self, by=by, at=at, for_=for_)

    def refuse_dissolved(self):
        """What is dissolved changes no more; a page opened before may still ask."""
        if self.dissolved_on:
            raise Refused(wording.DISSOLVED_ALREADY.format(name=self.name, day=self.dissolved_on))

    def issue_path(self) -> str:
        """The next free place below; never given out twice."""
        return self.issue_paths(1)[0]

    def issue_paths(self, count) -> list[str]:
        """The next `count` free places below."""
        Organisation.objects.filter(pk=self.pk).update(children_issued=F("children_issued") + count)
        self.refresh_from_db(fields=["children_issued", "path"])
        last = self.children_issued
        return [self.path + segment(number) for number in range(last - count + 1, last + 1)]

    def parent(self):
        """The organisation one step up, today; None for the district."""
        return Organisation.objects.filter(path=parent(self.path)).first()

    def above(self):
        """The organisations it hangs under today, from the root down."""
        return Organisation.objects.filter(path__in=ancestors(self.path)).for_list()

    def children(self):
        """Those directly under it that stand today."""
        return Organisation.objects.below(self.path).one_deeper_than(self.path).standing().for_list()

    def path_on(self, day) -> str:
        """Where it hung on a day; before its first day, where it hung first."""
        if day >= self.placed_on:
            return self.path
        known = sorted(self.placements.all(), key=lambda placement: placement.from_on)
        before = [placement for placement in known if placement.from_on <= day]
        return before[-1].path if before else known[0].path if known else self.path

    def _place_anew(self, organisations, *, on, name=None, old="", new=""):
        """Close the open placements the day before `on` and open new ones; a change on the first day replaces it."""
        late = [each for each in organisations if each.placed_on > on]
        if late:
            raise Refused(wording.NOT_BEFORE_PLACED.format(name=late[0].name, day=late[0].placed_on))
        keys = [each.pk for each in organisations]
        open_ones = Placement.objects.filter(organisation__in=keys, until_on=None)
        open_ones.filter(from_on=on).delete()
        open_ones.update(until_on=on - ONE_DAY)
        changed = Organisation.objects.filter(pk__in=keys)
        if name:
            changed.update(name=name, placed_on=on)
        else:
            changed.update(path=Concat(Value(new), Substr("path", len(old) + 1)), placed_on=on)
        Placement.objects.bulk_create(
            Placement(organisation=each, path=each.path, name=each.name, from_on=on) for each in changed.all()
        )
        self.refresh_from_db()
