"""负担: what a month asks of each body, in roster order; never a ranking."""

from django.utils import timezone

from mahua.access.locks import may
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.kernel.tree_paths import WIDTH
from mahua.organisations.models import Organisation
from mahua.rules.periods import month_of, parse
from mahua.tasks.burden import SOURCES, loads_of
from mahua.tasks.web.charts import burden_chart
from mahua.ui.pages import page, paginate

ACROSS = ("unit", "street", "community")


@may("tasks.view_burden")
def index(request):
    month, whole = _month(request), _oversees_district(request.user)
    leaf = paginate(request, _bodies(request.user, whole))
    loads = loads_of(leaf.rows, month=month, alone=not whole)
    context = {
        "page": leaf,
        "month": month,
        "loads": loads,
        "sources": list(SOURCES.values()),
        "chart": burden_chart(loads),
    }
    return page(request, "tasks/burden.html", context, part="table")


def _bodies(user, whole):
    reached = Organisation.objects.filter(user.scopes.covers("path", may="tasks.view_burden")).standing()
    return (reached.of_kind(*ACROSS) if whole else reached).for_list()


def _oversees_district(user):
    return any(len(path) <= WIDTH for path in user.scopes.paths("tasks.view_burden"))


def _month(request):
    """The month the address names, or this one."""
    this = month_of(day_of(timezone.now()))
    try:
        named = parse(request.GET.get("month", ""))
    except Refused:
        return this
    return named if named.frequency == this.frequency else this
