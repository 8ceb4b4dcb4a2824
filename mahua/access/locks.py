"""Locks on pages: every view carries one, and a test walks all of them."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone

from mahua.access.addresses import address_of
from mahua.access.models import SecurityEvent

OPEN = "open"
OWN = "own"
KEY = "key"


def may(permission):
    """Lock a page that is about no one thing: whoever holds the permission anywhere may enter."""

    def lock(view):
        @wraps(view)
        def locked(request, **kwargs):
            if not request.user.has_perm(permission):
                refuse(request, permission)
            return view(request, **kwargs)

        locked.permission = permission
        return locked

    return lock


def may_on(model, permission, key="code", name=None):
    """Lock a page about one thing and hand the thing to the view: out of sight is 404, not allowed is 403."""

    def lock(view):
        @wraps(view)
        def locked(request, **kwargs):
            thing = get_object_or_404(model.objects.visible_to(request.user), **{key: kwargs.pop(name or key)})
            if not request.user.has_perm(permission, thing):
                refuse(request, permission)
            return view(request, thing, **kwargs)

        locked.permission = permission
        locked.thing = (model, name or key, key)
        return locked

    return lock


def open_to_all(view):
    """A page without log-in; said aloud, so that the walk over all URLs can count them."""
    view = login_not_required(view)
    view.permission = OPEN
    return view


def opened_by_key(view):
    """A door for another system: no log-in, the view itself refuses whoever brings no key (403)."""
    view = login_not_required(view)
    view.permission = KEY
    return view


def for_oneself(view):
    """A page about nobody but the person who opened it: whoever is signed in may enter, with or without a role."""
    view.permission = OWN
    return view


def refuse(request, permission):
    """Not allowed: write it down, then 403."""
    SecurityEvent.append(
        "page.refused",
        by=request.user,
        at=timezone.now(),
        about=f"{permission} {request.path}",
        address=address_of(request),
        succeeded=False,
    )
    raise PermissionDenied(permission)
