from datetime import timedelta
from functools import cached_property

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from mahua.access import wording
from mahua.access.models.security_event import SecurityEvent
from mahua.access.passwords import one_time
from mahua.access.roles import SECURITY_ADMINISTRATOR, SYSTEM_ADMINISTRATOR
from mahua.access.scopes import Scopes
from mahua.kernel.codes import new_code
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import verb


class UserQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those one keeps or gives roles to. A unit keeps business accounts only, never those of the administrators."""
        seen = self.filter(
            user.scopes.covers("path", may="access.keep_accounts")
            | user.scopes.covers("path", may="access.assign_roles")
        )
        keeps_all = user.scopes.has_role(SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR)
        return seen if keeps_all else seen.filter(duty="business")

    def matching(self, words):
        """Whose name or log-in name contains what was typed."""
        return self.filter(models.Q(name__contains=words) | models.Q(username__contains=words)) if words else self

    def for_list(self):
        return self.order_by("path", "username")


class Users(BaseUserManager.from_queryset(UserQuerySet)):
    """Accounts are found by their log-in name."""


class User(AbstractBaseUser):
    """An account of one person. There is no superuser; what a person may do stands in dated assignments."""

    class Duty(models.TextChoices):
        BUSINESS = "business", wording.DUTIES["business"]
        SYSTEM = "system", wording.DUTIES["system"]
        SECURITY = "security", wording.DUTIES["security"]
        AUDIT = "audit", wording.DUTIES["audit"]

    code = models.CharField(max_length=16, unique=True)
    username = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=40)
    duty = models.CharField(max_length=10, choices=Duty.choices, default=Duty.BUSINESS)
    path = BytewiseCharField(max_length=64, db_index=True)
    member_code = models.CharField(max_length=16, blank=True, db_index=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    password_changed_at = models.DateTimeField(default=timezone.now)
    last_login = None  # who logs in when is nobody's report; the security log has what an inspection needs

    objects = Users()
    USERNAME_FIELD = "username"

    class Meta:
        verbose_name = wording.USER
        constraints = [
            models.UniqueConstraint(name="user_has_one_duty", fields=["id", "duty"]),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.code = self.code or new_code("u")
        super().save(*args, **kwargs)

    @property
    def scope_paths(self):
        return (self.path,)

    @cached_property
    def held(self):
        """The assignments in force today; one query, kept for the request."""
        return list(self.assignments.in_force(day_of(timezone.now())).order_by("path", "role"))

    @cached_property
    def scopes(self) -> Scopes:
        return Scopes(tuple((assignment.role, assignment.path) for assignment in self.held))

    @classmethod
    @verb
    def open(cls, username, *, name, organisation, by, at, duty="business", member_code=""):
        """An account for one person; returned with its one-time password, which nobody can read again."""
        if cls.objects.filter(username=username).exists():
            raise Refused(wording.NAME_TAKEN.format(username=username))
        user = cls(username=username, name=name, path=organisation.path, duty=duty, member_code=member_code)
        password = user._take_one_time_password(at=at)
        SecurityEvent.append("account.opened", by=by, about=f"{user.code} {duty}", at=at)
        return user, password

    @verb
    def close(self, *, by, at):
        """The person left: nobody logs in with it any more, and its sessions end with the next click."""
        if by is not None and by.pk == self.pk:
            raise Refused(wording.NOT_ONES_OWN)
        if not User.objects.filter(pk=self.pk, is_active=True).update(is_active=False):
            raise Refused(wording.CLOSED_ALREADY.format(name=self.name))
        self.refresh_from_db(fields=["is_active"])
        SecurityEvent.append("account.closed", by=by, about=self.code, at=at)

    @verb
    def reset_password(self, *, by, at):
        """A one-time password for a person who forgot: told once, changed at the next log-in."""
        if by is not None and by.pk == self.pk:
            raise Refused(wording.NOT_ONES_OWN)
        if not self.is_active:
            raise Refused(wording.CLOSED_ALREADY.format(name=self.name))
        password = self._take_one_time_password(at=at)
        SecurityEvent.append("password.reset", by=by, about=self.code, at=at)
        return password

    @verb
    def change_password(self, new, *, at):
        """The person's own choice; the rules were asked by the form, here only that it is another one."""
        if self.check_password(new):
            raise Refused(wording.NEW_IS_OLD)
        self.set_password(new)
        self.must_change_password, self.password_changed_at = False, at
        self.save()
        SecurityEvent.append("password.changed", by=self, about=self.code, at=at)

    def needs_new_password(self, at):
        """After a reset, and once the password is older than the settings allow."""
        return self.must_change_password or at - self.password_changed_at > timedelta(
            days=settings.PASSWORD_MAX_AGE_DAYS
        )

    def has_lapsed_one_time_password(self, at):
        """A one-time password that nobody came for in the days it holds: it opens nothing any more."""
        holds = timedelta(days=settings.ONE_TIME_PASSWORD_DAYS)
        return self.must_change_password and at - self.password_changed_at > holds

    def _take_one_time_password(self, *, at):
        password = one_time()
        self.set_password(password)
        self.must_change_password, self.password_changed_at = True, at
        self.save()
        return password

    def has_perm(self, permission, thing=None) -> bool:
        from mahua.access.backends import DatedAssignments  # noqa: PLC0415 (the backend needs this model)

        return DatedAssignments().has_perm(self, permission, thing)

    def has_perm_anywhere(self, permission) -> bool:
        return self.has_perm(permission)
