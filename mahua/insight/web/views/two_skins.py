"""Where two strands lie side by side, and what could be done next; roster order, no figure to rank by."""

from django.utils import timezone

from mahua.access.locks import may
from mahua.insight.apart_undertakings import found_for
from mahua.kernel.days import day_of
from mahua.ui.pages import page


@may("insight.view_two_skins")
def index(request):
    rows, bodies = found_for(request.user, on=day_of(timezone.now()))
    return page(request, "insight/two_skins.html", {"rows": rows, "branches": bodies})
