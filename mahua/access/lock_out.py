"""Locking a name after repeated failures (django-axes)."""

from axes.utils import reset
from django.conf import settings
from django.shortcuts import render


def typed_username(request, credentials=None):
    """The name that was typed; without this axes records nothing."""
    return (credentials or {}).get("username") or (request.POST.get("username", "") if request else "")


def locked_out(request, response=None, credentials=None):
    """The page a locked name gets: 429, with when to come back and whom to ask."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return render(request, "ui/locked_out.html", {"minutes": minutes}, status=429)


def lift(username):
    """The lock on a name ends, because its owner was given another password."""
    reset(username=username)
