from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from mahua.access import wording
from mahua.access.scopes import Scopes
from mahua.kernel.codes import new_code
from mahua.kernel.days import day_of
from mahua.ledger.models.fields import BytewiseCharField


class UserQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Accounts are kept by the unit they belong to, and by the system administrator."""
        return self.filter(user.scopes.covers("path", may="access.keep_accounts"))

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

    def has_perm(self, permission, thing=None) -> bool:
        from mahua.access.backends import DatedAssignments  # noqa: PLC0415 (the backend needs this model)

        return DatedAssignments().has_perm(self, permission, thing)

    def has_perm_anywhere(self, permission) -> bool:
        return self.has_perm(permission)
