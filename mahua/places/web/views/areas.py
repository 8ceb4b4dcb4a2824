"""辖区地图: the streets and communities one may see, and what one of them is divided into."""

from django.urls import reverse

from mahua.access.locks import may, may_on
from mahua.places import wording
from mahua.places.map_options import map_of
from mahua.places.models import Area
from mahua.ui.pages import page

LEVELS = ("street", "community")


@may("places.view_area")
def index(request):
    """Streets; where one sees none, communities."""
    seen = Area.objects.visible_to(request.user).standing().for_list()
    asked = request.GET.get("level")
    level = asked if asked in LEVELS else "street"
    areas = list(seen.of_level(level))
    if not areas and level != asked:
        level = "community"
        areas = list(seen.of_level(level))
    context = {
        "levels": _tabs(level),
        "title": wording.TITLES[level],
        "inner": wording.INNER[level],
        "map": _map(areas, request.user),
    }
    return page(request, "places/index.html", context, part="map")


@may_on(Area, "places.view_area")
def show(request, area):
    """A street's communities, a community's grid cells; a grid cell by itself."""
    within = list(Area.objects.standing().inside(area).for_list()) if area.finer_level else []
    shown = within or [area]
    context = {
        "area": area,
        "trail": [{"label": wording.MAP, "url": reverse("places:index")}, {"label": str(area)}],
        "title": wording.TITLES[shown[0].level],
        "inner": wording.INNER.get(area.finer_level, ""),
        "finer": wording.LEVELS.get(area.finer_level, ""),
        "within": within,
        "organisation_address": _address(request.user)(area),
        "map": _map(shown, request.user),
    }
    return page(request, "places/show.html", context)


def _tabs(level):
    return [{"label": wording.LEVELS[each], "url": f"?level={each}", "current": each == level} for each in LEVELS]


def _map(areas, user):
    """A click leads to the organisation, for those who may read about it; the table also looks closer."""
    return map_of(areas, address=_address(user), inner=_inner) if areas else None


def _address(user):
    reads = user.has_perm("organisations.view_organisation")
    return lambda area: area.organisation.get_absolute_url() if reads and area.organisation_id else ""


def _inner(area):
    return area.get_absolute_url() if area.finer_level else ""
