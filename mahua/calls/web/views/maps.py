"""呼件分布: how many calls come from which street and community, on outlines of one's own, without tiles."""

from django.utils import timezone

from mahua.access.locks import may
from mahua.calls import wording
from mahua.calls.where import counts_by_area
from mahua.places.map_options import map_of
from mahua.places.models import Area
from mahua.ui.pages import page

LEVELS = ("street", "community")


@may("calls.see_map")
def index(request):
    level = request.GET.get("level", "street")
    level = level if level in LEVELS else "street"
    open_only = request.GET.get("which") == "open"
    seen = Area.objects.visible_to(request.user).standing().for_list()
    areas = list(seen.of_level(level)) or list(seen.of_level("community"))
    counts = counts_by_area(request.user, areas, at=timezone.now(), open_only=open_only)
    words = wording.MAP_WORDS["open" if open_only else "lately"]
    context = {
        "levels": _choices("level", level, wording.MAP_LEVELS, other=f"which={'open' if open_only else ''}"),
        "which": _choices("which", "open" if open_only else "", wording.MAP_WHICH, other=f"level={level}"),
        "words": words,
        "map": map_of(areas, counts, words=words) if areas else None,
    }
    return page(request, "calls/map.html", context, part="map")


def _choices(name, chosen, labels, *, other):
    return [
        {"label": label, "url": f"?{name}={key}&{other}", "current": key == chosen} for key, label in labels.items()
    ]
