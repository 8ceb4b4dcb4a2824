"""What a person may see: the subtrees of their assignments, as one condition on paths."""

from dataclasses import dataclass

from django.db.models import Q

from mahua.access.roles import roles_with
from mahua.kernel.tree_paths import WIDTH, after, is_within

NOTHING = Q(pk__in=())


def _below(field: str, path: str) -> Q:
    """A range, so that an index serves it; but not for a whole district, where nearly every row would be in it.

    There the list's own order is the better index, and SQLite, which cannot tell how wide a range is, is kept from
    reading the whole district and sorting it for the sake of twenty-five rows.
    """
    if len(path) <= WIDTH:
        return Q(**{f"{field}__startswith": path})
    return Q(**{f"{field}__gte": path, f"{field}__lt": after(path)})


@dataclass(frozen=True)
class Scopes:
    """The (role, path) pairs a person holds today."""

    held: tuple[tuple[str, str], ...]

    def paths(self, may: str | None = None) -> tuple[str, ...]:
        """The tops of the subtrees where this person may do `may` (or holds any role), none inside another."""
        roles = roles_with(may) if may else None
        tops = sorted({path for role, path in self.held if path and (roles is None or role in roles)})
        outer: list[str] = []
        for path in tops:
            if not outer or not is_within(path, outer[-1]):
                outer.append(path)
        return tuple(outer)

    def covers(self, *fields: str, may: str | None = None) -> Q:
        """A condition: one of the path columns named lies in one of the subtrees."""
        condition = Q()
        for path in self.paths(may):
            for field in fields:
                condition |= _below(field, path)
        return condition or NOTHING

    def reaches(self, path: str, *, may: str | None = None) -> bool:
        """Whether `path` lies in one of the subtrees."""
        return any(is_within(path, top) for top in self.paths(may))

    def has_role(self, *roles: str) -> bool:
        return any(role in roles for role, _ in self.held)
