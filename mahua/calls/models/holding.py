"""占住: a call somebody of the centre works on is theirs for ten minutes, so that no two of them decide about it at once.

Dispatching, merging, splitting, diverting and unmerging ask for it. Not work and no fact: it ends by itself, or with
what was decided.
"""

from datetime import timedelta

from django.db.models import Q

from mahua.calls import wording
from mahua.kernel.days import SHANGHAI
from mahua.kernel.errors import Refused

HOLD = timedelta(minutes=10)
FREE = {"held_by": None, "held_until": None}


def hold(call, *, by, at):
    """Take the row, or keep it longer; whoever comes second is told who has it and until when."""
    free = Q(held_until=None) | Q(held_until__lte=at) | Q(held_by=by)
    held = type(call).objects.filter(free, pk=call.pk).update(held_by=by, held_until=at + HOLD)
    call.refresh_from_db(fields=["held_by", "held_until"])
    if not held:
        until = f"{call.held_until.astimezone(SHANGHAI):%H:%M}"
        raise Refused(wording.HELD_BY.format(name=call.held_by, until=until))


def hold_to_decide(call, *, by, at):
    """In a verb that decides where the call goes; what was decided gives it back (`FREE`). The clock holds nothing."""
    if by:
        hold(call, by=by, at=at)


def release(call, *, by):
    """Give it back before the time is over."""
    type(call).objects.filter(pk=call.pk, held_by=by).update(**FREE)
    call.refresh_from_db(fields=["held_by", "held_until"])
