"""Where: a point, an address or an area's code come in; a grid's centre and code, never a point, go out."""

import math

from mahua.api import wording
from mahua.api.open311.answers import Refusal
from mahua.kernel.outlines import MICRO
from mahua.places.models import Area


def location_of(asked) -> tuple[str, str]:
    """(address in words, code of the area) of a new request; the point itself is kept nowhere."""
    if asked.get("lat") or asked.get("long"):
        held = Area.objects.holding(_degrees(asked, "lat"), _degrees(asked, "long"))
        area = held.grid or held.community
        if area is None:
            raise Refusal(400, wording.OUTSIDE)
        return asked.get("address_string", "")[:80], area.code
    if asked.get("address_id"):
        area = Area.objects.standing().filter(code=asked["address_id"]).first()
        if area is None:
            raise Refusal(400, wording.OUTSIDE)
        return asked.get("address_string", "")[:80], area.code
    if not asked.get("address_string"):
        raise Refusal(400, wording.NO_LOCATION)
    return asked["address_string"][:80], ""


def centres_of(codes) -> dict[str, tuple[float, float]]:
    """The centre (lat, long) of each area, by code; one query."""
    areas = Area.objects.filter(code__in={code for code in codes if code})
    return {area.code: (area.centre[1] / MICRO, area.centre[0] / MICRO) for area in areas}


def _degrees(asked, name) -> float:
    try:
        read = float(asked.get(name, ""))
    except ValueError:
        read = math.nan
    if not math.isfinite(read):
        raise Refusal(400, wording.BAD_NUMBER.format(name=name))
    return read
