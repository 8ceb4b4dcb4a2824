"""Shelves: short marks of where an entry may be looked for, `kind + path` or `kind + code of a person`.

They only narrow a question to the index; what is shown to a person the lists themselves decide.
"""

from mahua.kernel.tree_paths import ancestors


def of_place(kind: str, path: str) -> list[str]:
    """The shelves of an entry that stands at `path`: one for it and one for every place above."""
    return [kind + top for top in (*ancestors(path), path)]


def of_person(kind: str, member_code: str) -> str:
    """The shelf of what is a person's own, wherever it stands."""
    return kind + member_code


def open_to(user, source) -> list[str]:
    """The shelves of a kind where this person may look."""
    places = [source.kind + path for path in user.scopes.paths(source.permission)]
    own = [of_person(source.kind, user.member_code)] if source.has_own and user.member_code else []
    return places + own
