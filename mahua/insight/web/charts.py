"""Plain dicts for ECharts."""

from mahua.insight import wording


def by_level(levels, *, year) -> dict:
    """How much of what fell due was seen on each level, from the top down; this year beside the year before."""
    series = [
        (wording.YEAR_BEFORE.format(year=year - 1), [each.percent_before for each in levels]),
        (wording.THIS_YEAR.format(year=year), [each.percent for each in levels]),
    ]
    return {
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "legend": {"bottom": 0},
        "grid": {"left": 8, "right": 24, "top": 8, "bottom": 48, "containLabel": True},
        "xAxis": {
            "type": "value",
            "min": 0,
            "max": 100,
            "name": wording.SHARE,
            "nameLocation": "middle",
            "nameGap": 28,
        },
        "yAxis": {"type": "category", "inverse": True, "data": [each.title for each in levels]},
        "series": [{"name": name, "type": "bar", "data": data} for name, data in series],
    }
