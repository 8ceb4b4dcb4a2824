"""Questions about many areas; each answer can be asked on."""

import math
from typing import TYPE_CHECKING, NamedTuple

from django.db import models

from mahua.kernel.outlines import MICRO, holds, micro
from mahua.kernel.tree_paths import after

if TYPE_CHECKING:
    from mahua.places.models.area import Area

FURTHEST = 180  # degrees; beyond it a number is no place on earth


class Held(NamedTuple):
    """The community and the grid cell a point lies in; None where no outline holds it."""

    community: "Area | None" = None
    grid: "Area | None" = None


class AreaQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("path", may="places.view_area"))

    def standing(self):
        return self.filter(ended_on=None)

    def of_level(self, *levels):
        return self.filter(level__in=levels)

    def inside(self, area):
        """Those one level finer within an area: a street's communities, a community's grid cells."""
        return self.of_level(area.finer_level).filter(path__gte=area.path, path__lt=after(area.path))

    def for_list(self):
        return self.select_related("organisation").order_by("path", "code")

    def holding(self, lat, lon):
        """The community and the grid cell a point lies in (degrees, WGS84): boxes by index, then the outlines."""
        if not all(math.isfinite(each) and abs(each) <= FURTHEST for each in (lat, lon)):
            return Held()
        east, north = micro(lon), micro(lat)
        near = self.standing().filter(west__lte=east, east__gte=east, south__lte=north, north__gte=north)
        found = {}
        for area in near.of_level("community", "grid").select_related("organisation").order_by("code"):
            if area.level not in found and holds(area.polygons, (east, north)):
                found[area.level] = area
        return Held(**found)

    def blurred(self, lat, lon):
        """The centre of the grid cell a point lies in, or of its community, as (lat, lon): never the point itself.

        None where no outline holds the point.
        """
        held = self.holding(lat, lon)
        area = held.grid or held.community
        if area is None:
            return None
        east, north = area.centre
        return north / MICRO, east / MICRO
