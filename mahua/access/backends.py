"""Log-in by name and password; permissions from dated, scoped assignments."""

from collections.abc import Callable

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import check_password, make_password
from django.utils import timezone

from mahua.access.models import User
from mahua.access.roles import PERMISSIONS

_come_along: dict[str, Callable] = {}


def comes_with_user(name, ask):
    """A module above may have a figure about a person read together with the account, which every page reads anyway.

    `ask(user_key, at)` gives an expression; the figure stands on `request.user` under `name`.
    """
    _come_along[name] = ask


class DatedAssignments(BaseBackend):
    """No superuser: a permission comes only from a role held today over the place of the thing asked about."""

    def authenticate(self, request, username=None, password=None):
        user = User.objects.filter(username=username or "", is_active=True).first()
        if user is None:
            make_password(password)  # takes the same time, so that a name cannot be guessed by the clock
            return None
        return user if check_password(password or "", user.password) else None

    def get_user(self, user_id):
        at = timezone.now()
        figures = {name: ask(user_id, at) for name, ask in _come_along.items()}
        return User.objects.filter(pk=user_id, is_active=True).annotate(**figures).first()

    def has_perm(self, user_obj, perm, obj=None):
        asked = PERMISSIONS.get(perm)
        if asked is None or not user_obj.is_active or not user_obj.is_authenticated:
            return False
        if obj is None:
            return any(role in asked.roles for role, _ in user_obj.scopes.held)
        reached = any(user_obj.scopes.reaches(path, may=perm) for path in obj.scope_paths)
        return reached and (asked.when is None or asked.when(user_obj, obj))
