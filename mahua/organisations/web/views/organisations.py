"""The tree, and one organisation in it."""

from dataclasses import dataclass

from mahua.access.locks import may, may_on
from mahua.kernel.tree_paths import ancestors
from mahua.organisations import wording
from mahua.organisations.models import Leadership, Organisation, Placement, Succession, Term
from mahua.organisations.nesting import kinds_under
from mahua.organisations.web.asking import today
from mahua.organisations.web.filters import OrganisationFilter, units_seen_by
from mahua.ui.pages import page, paginate


@dataclass(frozen=True)
class Row:
    """One line of the tree, of today or of another day."""

    code: str
    name: str
    kind: str
    form: str
    unit: str
    depth: int


@may("organisations.view_organisation")
def index(request):
    """Today's tree, or with `?on=` the tree of that day."""
    chosen, units = OrganisationFilter(request.GET), units_seen_by(request.user)
    if chosen.on:
        found = Placement.objects.visible_to(request.user).on(chosen.on).for_list()
        leaf = paginate(request, chosen.apply(found, kind="organisation__kind", units=units))
        rows = _rows([(each, each.organisation) for each in leaf], units)
    else:
        found = Organisation.objects.visible_to(request.user).standing().for_list()
        leaf = paginate(request, chosen.apply(found, units=units))
        rows = _rows([(each, each) for each in leaf], units)
    context = {"filter": chosen, "page": leaf, "rows": rows, "kinds": wording.KINDS.items()}
    context["units"] = [(unit.code, unit.name) for unit in units]
    return page(request, "organisations/index.html", context, part="table")


def _rows(placed, units):
    """(place, organisation) pairs as lines; the unit is the one whose path begins theirs."""
    names = {unit.path: unit.name for unit in units}
    return [
        Row(
            organisation.code,
            place.name,
            wording.KINDS[organisation.kind],
            organisation.get_form_display() if organisation.form != "ordinary" else "",
            next((names[path] for path in ancestors(place.path) if path in names), ""),
            place.depth,
        )
        for place, organisation in placed
    ]


@may_on(Organisation, "organisations.view_organisation")
def show(request, organisation):
    near = Organisation.objects.near(organisation)
    relations = list(Leadership.objects.of(organisation).on(today()).for_list())
    term = Term.objects.current().filter(organisation=organisation).select_related("organisation", "renewal").first()
    context = {
        "organisation": organisation,
        "above": [each for each in near if len(each.path) < len(organisation.path)],
        "children": [each for each in near if len(each.path) > len(organisation.path)],
        "over": [each for each in relations if each.subordinate_id == organisation.pk],
        "under": [each for each in relations if each.superior_id == organisation.pk],
        "term": term,
        "term_state": term.ruled.state(today()) if term else None,
        "covered": organisation.covered_units.for_list() if organisation.form == "joint" else (),
        "may_have_below": bool(kinds_under(organisation.kind)),
        "today": today(),
    }
    return page(request, "organisations/show.html", context)


@may_on(Organisation, "organisations.view_organisation")
def history(request, organisation):
    """What it was called and where it hung, from the founding on; who it continued and who continued it."""
    placements = list(organisation.placements.order_by("-from_on"))
    paths = {path for placement in placements for path in (placement.path[:-4],) if path}
    hung = Placement.objects.filter(path__in=paths).select_related("organisation").order_by("from_on")
    lines = [
        {"day": placement.from_on, "placement": placement, "parent": _parent_then(placement, hung)}
        for placement in placements
    ]
    lines += [{"day": each.on, "succession": each} for each in Succession.objects.about(organisation)]
    lines.sort(key=lambda line: line["day"], reverse=True)
    context = {"organisation": organisation, "lines": lines}
    return page(request, "organisations/history.html", context, part="timeline")


def _parent_then(placement, hung):
    """The name its parent bore when the placement began."""
    then = [
        each
        for each in hung
        if each.path == placement.path[:-4] and (each.until_on is None or each.until_on >= placement.from_on)
    ]
    return then[0] if then else None
