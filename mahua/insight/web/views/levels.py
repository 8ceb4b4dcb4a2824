"""上面热、中间温、下面冷 as a chart: by level, never by body."""

from django.utils import timezone

from mahua.access.locks import may
from mahua.insight.levels import levels_of
from mahua.insight.web.charts import by_level
from mahua.kernel.days import day_of
from mahua.ui.pages import page


@may("insight.view_levels")
def show(request):
    today = day_of(timezone.now())
    levels = levels_of(request.user, on=today)
    context = {
        "levels": levels,
        "chart": by_level(levels.shown, year=today.year),
        "today": today,
        "before": today.year - 1,
    }
    return page(request, "insight/levels.html", context)
