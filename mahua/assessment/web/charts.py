"""Plain dicts for ECharts."""

from mahua.assessment import wording

FEWEST_FOR_RADAR = 3


def shares(sides) -> dict:
    """How much of its points each indicator that counts has earned, in per cent; read from top to bottom."""
    rows = [row for side in sides for row in side.rows if row.counts]
    return {
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "xAxis": {"type": "value", "min": 0, "max": 100},
        "yAxis": {"type": "category", "inverse": True, "data": [row.title for row in rows]},
        "series": [{"name": wording.SHARE_OF_POINTS, "type": "bar", "data": [row.percent for row in rows]}],
    }


def beside(axes, *, own, own_name, others) -> dict:
    """A body's axes beside others: a radar from three axes on, bars below. `others` are (name, per cents) pairs."""
    named = [(own_name, own), *others]
    if len(axes) >= FEWEST_FOR_RADAR:
        return {
            "tooltip": {},
            "legend": {"bottom": 0},
            "radar": {"indicator": [{"name": title, "max": 100} for title in axes]},
            "series": [{"type": "radar", "data": [{"name": name, "value": list(values)} for name, values in named]}],
        }
    return {
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "legend": {"bottom": 0},
        "grid": {"left": 8, "right": 16, "top": 8, "bottom": 56, "containLabel": True},
        "xAxis": {"type": "value", "min": 0, "max": 100},
        "yAxis": {"type": "category", "inverse": True, "data": list(axes)},
        "series": [{"name": name, "type": "bar", "data": list(values)} for name, values in named],
    }
