"""Telling people something: the one door for the modules above. Called inside a verb, before its record(…)."""

from mahua.access.models import Assignment, User
from mahua.kernel.days import day_of
from mahua.notices.chosen import chosen_for
from mahua.notices.kinds import KINDS
from mahua.notices.models import Notice
from mahua.notices.telling_hours import workdays

TITLE = 120


def tell(kind, title, *, at, to=(), body=None, roles=(), about="", occasion="", urgent=False) -> int:
    """Tell `to` (users), and whoever holds one of `roles` at `body` itself today. How many are newly told.

    `kind` is declared with `kinds.kind`. Each person is told once a `kind`, `about` and `occasion`, however often this
    runs. What is not urgent waits for working hours. A title holds no name and no words of a resident.
    """
    if kind not in KINDS or not (about or occasion):
        raise ValueError(f"{kind}: an undeclared kind, or neither about what nor on which occasion")
    known = {"kind": kind, "about": about, "occasion": occasion}
    people = _not_yet_told({*to, *_holders(body, roles, day=day_of(at))}, known)
    if not people:
        return 0
    chosen, is_workday = chosen_for(people), workdays()
    said = {**known, "title": title[:TITLE], "is_urgent": urgent, "created_at": at}
    made = [
        Notice.to(
            user, **said, deliver_after=at if urgent else chosen[user.pk].hours.next_after(at, is_workday=is_workday)
        )
        for user in people
        if kind not in chosen[user.pk].off
    ]
    Notice.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)


def _holders(body, roles, *, day):
    """Who holds one of the roles at this very body, neither above nor below."""
    if body is None or not roles:
        return ()
    held = Assignment.objects.in_force(day).filter(organisation_code=body.code, role__in=roles)
    return User.objects.filter(pk__in=held.values("user"))


def _not_yet_told(people, known):
    if not people:
        return []
    told = set(Notice.objects.filter(user__in=people, **known).values_list("user", flat=True))
    return sorted((user for user in people if user.pk not in told and user.is_active), key=lambda user: user.pk)
