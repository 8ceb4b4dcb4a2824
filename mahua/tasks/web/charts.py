"""Plain dicts for ECharts."""

from mahua.tasks.burden import MEETINGS, SOURCES

HOUR = 60


def burden_chart(loads) -> dict:
    """Hours of each body's own doing, source upon source, in the order of the roster."""
    return {
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "legend": {"bottom": 0},
        "grid": {"left": 8, "right": 16, "top": 8, "bottom": 56, "containLabel": True},
        "xAxis": {"type": "value"},
        "yAxis": {"type": "category", "inverse": True, "data": [load.organisation.name for load in loads]},
        "series": [
            {
                "name": source.words,
                "type": "bar",
                "stack": "own",
                "data": [round(load.minutes.get(code, 0) / HOUR, 1) for load in loads],
            }
            for code, source in SOURCES.items()
            if code != MEETINGS
        ],
    }
