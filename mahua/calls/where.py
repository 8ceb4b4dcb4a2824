"""Where calls come from: how many in each street or community, for the map."""

from datetime import timedelta

from django.db.models import Count

from mahua.calls import states
from mahua.calls.models import Call
from mahua.kernel.tree_paths import is_within

UNCOUNTED = (states.MERGED, states.EXCLUDED, states.WITHDRAWN, states.DIVERTED)
LATELY = timedelta(days=30)


def counts_by_area(user, areas, *, at, open_only=False) -> dict[str, int]:
    """{code of the body: calls raised in its area}, nought where there is none: those of 30 days, or those still open.

    One query, whatever the number of calls and areas; more calls is a sign of need, or of trust, and no rank.
    """
    calls = Call.objects.visible_to(user).exclude(state__in=UNCOUNTED)
    calls = calls.open() if open_only else calls.filter(raised_at__gte=at - LATELY)
    by_path = dict(calls.order_by().values_list("path").annotate(Count("pk")))
    return {
        area.body_code: sum(count for path, count in by_path.items() if is_within(path, area.path)) for area in areas
    }
