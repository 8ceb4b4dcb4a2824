"""The list of undertakings, one undertaking with its two strands, and proposing one."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.kernel.days import day_of
from mahua.organisations.models import Organisation
from mahua.ui.pages import page, paginate
from mahua.undertakings import wording
from mahua.undertakings.models import Undertaking
from mahua.undertakings.web.forms.undertakings import ProposalForm, UndertakingFilter, usual_wording
from mahua.undertakings.web.picture import Picture

LISTED = ("campaign", "people_service", "research")


@may("undertakings.view_undertaking")
def index(request):
    chosen = UndertakingFilter(request.GET, user=request.user)
    undertakings = chosen.apply(Undertaking.objects.visible_to(request.user).for_list())
    tabs = _tabs(request.GET.get("category", ""))
    context = {"filter": chosen, "page": paginate(request, undertakings), "tabs": tabs}
    return page(request, "undertakings/index.html", context, part="table")


@may_on(Undertaking, "undertakings.view_undertaking")
def show(request, undertaking):
    picture = Picture(undertaking, user=request.user, today=day_of(timezone.now()))
    return page(request, "undertakings/show.html", {"undertaking": undertaking, "picture": picture})


@may("undertakings.propose")
def new(request):
    """`?unit=` where somebody leads more than one."""
    units = Organisation.objects.of_kind("unit").standing()
    units = units.filter(request.user.scopes.covers("path", may="undertakings.propose")).order_by("path")
    unit = units.filter(code=request.GET.get("unit", "")).first() or units.first()
    if unit is None:
        raise Http404
    today = day_of(timezone.now())
    initial = {"starts_on": today, "business_owner": request.user.code, "stage_wording": usual_wording(unit)}
    initial["whole"] = request.GET.get("whole", "")
    form = ProposalForm(request.POST or None, unit=unit, day=today, initial=initial)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return page(request, "undertakings/new.html", {"form": form, "unit": unit}, status=status)
    undertaking = Undertaking.propose(**form.proposal, unit=unit, by=request.user, at=timezone.now())
    said = {"owner": undertaking.business_owner, "branch": undertaking.branch}
    messages.success(request, wording.PROPOSED.format(**said))
    return redirect(undertaking)


@require_POST
@may_on(Undertaking, "undertakings.take_over")
def take_over(request, undertaking):
    undertaking.take_over(by=request.user, at=timezone.now())
    messages.success(request, wording.TAKEN_OVER)
    return redirect(undertaking)


def _tabs(chosen):
    """All, and each sort that is a list of its own: campaigns, what is done for people, research."""
    address = reverse("undertakings:index")
    sorts = {"": wording.ALL_OF_THEM, **{each: wording.CATEGORIES[each] for each in LISTED}}
    return [
        {"label": label, "url": f"{address}?category={sort}" if sort else address, "current": chosen == sort}
        for sort, label in sorts.items()
    ]
