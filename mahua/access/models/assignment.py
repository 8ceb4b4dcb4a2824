from datetime import timedelta

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from mahua.access import wording
from mahua.access.models.security_event import SecurityEvent
from mahua.access.roles import DUTY_OF_ROLE, PARTY_ROLES
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.kernel.tree_paths import after, is_within
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import verb

ONE_DAY = timedelta(days=1)


class AssignmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those one gives and takes back, one's own, and those delegated by oneself."""
        own = models.Q(user=user.pk) | models.Q(delegated_from__user=user.pk)
        return self.filter(user.scopes.covers("path", may="access.assign_roles") | own)

    def in_force(self, day):
        return self.filter(from_on__lte=day).unended(day)

    def unended(self, day):
        """In force on that day, or still to come into force."""
        return self.filter(models.Q(until_on=None) | models.Q(until_on__gte=day))

    def delegated(self):
        return self.exclude(delegated_from=None)

    def between(self, user):
        """Delegated by this person or to this person."""
        return self.filter(models.Q(user=user) | models.Q(delegated_from__user=user))

    def delegable_by(self, user, *, day):
        """The own roles a person may let another act in: those of Party work, held at first hand."""
        return self.unended(day).filter(user=user, delegated_from=None, role__in=PARTY_ROLES)

    def for_list(self):
        return self.select_related("user", "delegated_from__user").order_by("-from_on", "pk")


class Assignment(models.Model):
    """A role over a subtree, from a day until a day; `until_on` is the last day in force, None while it is open."""

    class Role(models.TextChoices):
        BRANCH_SECRETARY = "branch_secretary", wording.ROLES["branch_secretary"]
        BRANCH_RECORDER = "branch_recorder", wording.ROLES["branch_recorder"]
        COMMITTEE_CLERK = "committee_clerk", wording.ROLES["committee_clerk"]
        UNIT_LEADER = "unit_leader", wording.ROLES["unit_leader"]
        WORKING_COMMITTEE = "working_committee", wording.ROLES["working_committee"]
        MEMBER = "member", wording.ROLES["member"]
        COMMUNITY_CLERK = "community_clerk", wording.ROLES["community_clerk"]
        STREET_CLERK = "street_clerk", wording.ROLES["street_clerk"]
        UNIT_RESPONDER = "unit_responder", wording.ROLES["unit_responder"]
        DISPATCHER = "dispatcher", wording.ROLES["dispatcher"]
        CALL_BACKER = "call_backer", wording.ROLES["call_backer"]
        BUSINESS_HEAD = "business_head", wording.ROLES["business_head"]
        UNIT_ADMINISTRATOR = "unit_administrator", wording.ROLES["unit_administrator"]
        SYSTEM_ADMINISTRATOR = "system_administrator", wording.ROLES["system_administrator"]
        SECURITY_ADMINISTRATOR = "security_administrator", wording.ROLES["security_administrator"]
        AUDIT_ADMINISTRATOR = "audit_administrator", wording.ROLES["audit_administrator"]

    user = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="assignments")
    duty = models.CharField(max_length=10)
    role = models.CharField(max_length=24, choices=Role.choices)
    path = BytewiseCharField(max_length=64)
    organisation_code = models.CharField(max_length=16)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    delegated_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="delegations")

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = wording.ASSIGNMENT
        constraints = [
            models.CheckConstraint(
                name="assignment_keeps_administrators_apart",
                condition=models.Q(role="system_administrator", duty="system")
                | models.Q(role="security_administrator", duty="security")
                | models.Q(role="audit_administrator", duty="audit")
                | models.Q(duty="business")
                & ~models.Q(role__in=("system_administrator", "security_administrator", "audit_administrator")),
            ),
            models.CheckConstraint(
                name="assignment_ends_after_it_begins",
                condition=models.Q(until_on=None) | models.Q(until_on__gte=F("from_on")),
            ),
            models.CheckConstraint(
                name="assignment_delegation_has_an_end",
                condition=models.Q(delegated_from=None) | ~models.Q(until_on=None),
            ),
        ]
        indexes = [models.Index(name="assignment_in_place", fields=["path", "role"])]

    def __str__(self):
        return f"{self.get_role_display()} {self.path}"

    @property
    def scope_paths(self):
        return (self.path,)

    def is_between(self, user):
        """Whether it was delegated by this person or to this person."""
        return self.delegated_from is not None and user.pk in (self.user_id, self.delegated_from.user_id)

    def is_over(self, day):
        """Whether the last day in force lies before `day`."""
        return self.until_on is not None and self.until_on < day

    @classmethod
    @verb
    def grant(cls, user, *, role, organisation, from_on, by, at, until_on=None):
        """Give a person a role over an organisation and all below it. Nobody gives one to himself."""
        cls._guard(user, role=role, from_on=from_on, until_on=until_on)
        if by is not None and by.pk == user.pk:
            raise Refused(wording.NOT_TO_ONESELF)
        held = cls.objects.unended(from_on).filter(user=user, role=role, organisation_code=organisation.code)
        if held.filter(delegated_from=None).exists():
            raise Refused(wording.HELD_ALREADY.format(name=user.name, role=wording.ROLES[role]))
        granted = cls.objects.create(
            user=user,
            duty=user.duty,
            role=role,
            path=organisation.path,
            organisation_code=organisation.code,
            from_on=from_on,
            until_on=until_on,
        )
        SecurityEvent.append("role.granted", by=by, about=f"{user.code} {role} {organisation.code}", at=at)
        return granted

    @verb
    def end(self, *, by, at):
        """Take the role back, and with it what its holder delegated: yesterday was its last day, or it never began."""
        today = day_of(at)
        for held in (Assignment.objects.filter(delegated_from=self), Assignment.objects.filter(pk=self.pk)):
            changed, _ = held.filter(from_on__gte=today).delete()
            changed += held.filter(from_on__lt=today).unended(today).update(until_on=today - ONE_DAY)
        if not changed:
            raise Refused(wording.ENDED_ALREADY)
        SecurityEvent.append("role.ended", by=by, about=f"{self.user.code} {self.role} {self.organisation_code}", at=at)

    @verb
    def delegate(self, *, to, from_on, until_on, by, at):
        """The holder lets another person act in this role for a while; it ends by itself and is not passed on."""
        if until_on is None:
            raise Refused(wording.DELEGATION_NEEDS_END)
        if self.delegated_from_id or self.user_id != by.pk:
            raise Refused(wording.NOT_THE_HOLDER)
        if to.pk == self.user_id:
            raise Refused(wording.NOT_TO_ONESELF)
        self._guard(to, role=self.role, from_on=from_on, until_on=until_on)
        if from_on < max(self.from_on, day_of(at)) or (self.until_on and until_on > self.until_on):
            raise Refused(wording.DELEGATION_TOO_WIDE)
        granted = Assignment.objects.create(
            user=to,
            duty=to.duty,
            role=self.role,
            path=self.path,
            organisation_code=self.organisation_code,
            from_on=from_on,
            until_on=until_on,
            delegated_from=self,
        )
        SecurityEvent.append("role.delegated", by=by, about=f"{to.code} {self.role} {self.organisation_code}", at=at)
        return granted

    @staticmethod
    def _guard(user, *, role, from_on, until_on):
        """What holds for every way to come by a role."""
        if DUTY_OF_ROLE[role] != user.duty:
            raise Refused(wording.EXCLUSIVE.format(role=wording.ROLES[role]))
        if not user.is_active:
            raise Refused(wording.CLOSED_ALREADY.format(name=user.name))
        if until_on and until_on < from_on:
            raise Refused(wording.UNTIL_BEFORE_FROM)

    @classmethod
    def follow(cls, old_path, new_path):
        """A subtree moved: its assignments move with it. Called inside the move's transaction."""
        from mahua.access.models.user import User  # noqa: PLC0415 (a user's assignments point back here)

        below = models.Q(path__gte=old_path, path__lt=after(old_path))
        moved = Concat(Value(new_path), Substr("path", len(old_path) + 1))
        cls.objects.filter(below).update(path=moved)
        User.objects.filter(below).update(path=moved)

    def lies_within(self, path) -> bool:
        return is_within(self.path, path)
