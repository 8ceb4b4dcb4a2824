"""谋划: each side writes down the goal and measures of its own strand."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.locks import may_on
from mahua.ui.pages import page
from mahua.undertakings import wording
from mahua.undertakings.models import Strand, Undertaking
from mahua.undertakings.web.forms.strands import StrandForm


@may_on(Strand, "undertakings.view_undertaking")
def show(request, strand):
    """A strand stands on its undertaking's page."""
    return redirect(f"{strand.undertaking.get_absolute_url()}#{strand.side}")


@may_on(Undertaking, "undertakings.plan_party")
def plan_party(request, undertaking):
    return _plan(request, undertaking, Strand.Side.PARTY)


@may_on(Undertaking, "undertakings.plan_business")
def plan_business(request, undertaking):
    return _plan(request, undertaking, Strand.Side.BUSINESS)


def _plan(request, undertaking, side):
    undertaking.refuse_closed()
    strand = undertaking.strand(side)
    form = StrandForm(request.POST or None, strand=strand)
    context = {"undertaking": undertaking, "strand": strand, "form": form, "seen": form["edition"].value()}
    if not form.is_valid():
        return page(request, "undertakings/strand.html", context, status=422 if form.is_bound else 200)
    if form.cleaned_data["edition"] != strand.edition:
        context |= {"seen": strand.edition, "stale": True, "kept": strand.measures.order_by("number")}
        return page(request, "undertakings/strand.html", context, status=422)
    said = {"measures": form.measures(), "seen": form.cleaned_data["edition"]}
    strand.plan(form.cleaned_data["goal"], **said, by=request.user, at=timezone.now())
    messages.success(request, wording.PLANNED)
    return redirect(undertaking)
