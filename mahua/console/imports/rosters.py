"""The kinds of roster the file board offers, and which of them a person may bring in."""

from django.urls import NoReverseMatch, reverse

from mahua.calls import hotline as calls
from mahua.kernel.spreadsheets.columns import Kind
from mahua.meetings import sheets as meetings
from mahua.members import post_sheets as posts
from mahua.members import sheets as members
from mahua.organisations import sheets as organisations
from mahua.organisations.rosters import IMPORTS, Import

BROUGHT_BY = (organisations, members, posts, meetings, calls)  # each of them adds its own to IMPORTS
LISTS = {
    "units": "organisations:index",
    "organisations": "organisations:index",
    "members": "members:index",
    "posts": "members:index",
    "meetings": "meetings:index",
    "earlier_results": "assessment:index",
    "hotline": "calls:index",
}
KNOWN_BY = {  # the columns that tell one row from another; of posts several may be alike
    "units": ("name",),
    "organisations": ("parent", "name"),
    "members": ("name", "joined_on"),
    "meetings": ("organisation", "kind", "day", "title"),
    "earlier_results": ("organisation", "year"),
    "hotline": ("outside_number",),
}


def all_rosters() -> list[Import]:
    """Every kind of roster in the order in which a new district brings them in."""
    return sorted(IMPORTS.values(), key=lambda roster: roster.order)


def rosters_for(user) -> list[Import]:
    """Those whose rows this person may keep."""
    return [roster for roster in all_rosters() if user.has_perm(roster.permission)]


def title_of(key: str) -> str:
    """What people call it; the key itself for one no longer offered."""
    return IMPORTS[key].title if key in IMPORTS else key


def list_of(key: str) -> str:
    """The address of the page that lists what such a roster brings; '' where it has none."""
    try:
        return reverse(LISTS.get(key, ""))
    except NoReverseMatch:
        return ""


def identities(key: str, values) -> list[tuple[str, str]]:
    """By what a row is known again in another file, as (what kind of mark, the mark)."""
    if key not in KNOWN_BY:
        return []
    found = [("ref", values["external_ref"])] if values.get("external_ref") else []
    return [*found, ("row", "|".join(str(values.get(name) or "") for name in KNOWN_BY[key]))]


def in_words(identity: tuple[str, str]) -> str:
    """The mark as people read it."""
    kind, mark = identity
    if kind == "ref":
        return f"原系统编号 {mark}"
    return "，".join(part for part in mark.split("|") if part)


def shown(row_values, columns) -> str:
    """The first required values of a row, by which somebody finds it."""
    named = [column.key for column in columns if column.required and column.kind in (Kind.NAME, Kind.TEXT)]
    return "，".join(str(row_values[key]) for key in named[:2] if row_values.get(key))
