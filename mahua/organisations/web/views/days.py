"""那一天: where an organisation hung, what it was called and what hung under it on a day."""

from mahua.access.locks import may_on
from mahua.kernel.tree_paths import WIDTH, ancestors
from mahua.organisations.models import Organisation, Placement
from mahua.organisations.web.asking import today
from mahua.organisations.web.forms import DayForm
from mahua.ui.pages import page


@may_on(Organisation, "organisations.view_organisation")
def show(request, organisation):
    form = DayForm(request.GET or None)
    on = (form.cleaned_data["on"] if form.is_valid() else None) or today()
    then = organisation.placements.on(on).first()
    placed = Placement.objects.on(on).select_related("organisation")
    above = placed.filter(path__in=ancestors(then.path)).order_by("path") if then else ()
    below = placed.below(then.path).order_by("path") if then else ()
    context = {
        "organisation": organisation,
        "on": on,
        "then": then,
        "above": above,
        "children": [each for each in below if len(each.path) == len(then.path) + WIDTH],
    }
    return page(request, "organisations/day.html", context, part="day")
