"""What a person chose to see of the tree."""

from mahua.organisations import wording
from mahua.organisations.models import Organisation
from mahua.organisations.web.forms import DayForm


class OrganisationFilter:
    """`?kind=&unit=&q=` over today's tree, and `?on=` for the tree of another day."""

    def __init__(self, given):
        self.kind = given.get("kind") if given.get("kind") in wording.KINDS else ""
        self.unit = given.get("unit", "")[:16]
        self.text = given.get("q", "").strip()[:60]
        day = DayForm(given)
        self.on = day.cleaned_data["on"] if day.is_valid() else None

    def apply(self, rows, *, kind="kind", units=()):
        """Narrow a queryset of organisations or, with another column's name, of placements."""
        if self.kind:
            rows = rows.filter(**{kind: self.kind})
        if self.text:
            rows = rows.named(self.text)
        chosen = next((each for each in units if each.code == self.unit), None)
        return rows.below(chosen.path) if chosen else rows

    @property
    def is_empty(self):
        return not (self.kind or self.unit or self.text)


def units_seen_by(user):
    """The units a person may choose among: (code, name, path), plain, because a city has hundreds."""
    units = Organisation.objects.visible_to(user).of_kind("unit").standing().for_list()
    return list(units.values_list("code", "name", "path", named=True))
