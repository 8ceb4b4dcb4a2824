"""Using a slip. No log-in: who votes is nobody's business, the slip alone entitles."""

from django.http import Http404
from django.shortcuts import redirect

from mahua.access.locks import open_to_all
from mahua.kernel.errors import Refused
from mahua.meetings import wording
from mahua.meetings.models import Ballot
from mahua.meetings.web.forms.ballots import SlipForm
from mahua.ui.pages import page


@open_to_all
def new(request, code):
    """First the slip code, then the names: nobody without a slip reads who stands."""
    ballot = Ballot.objects.filter(code=code).select_related("meeting").first()
    if ballot is None:
        raise Http404
    slip = request.POST.get("slip", "")
    known = bool(slip) and ballot.takes(slip)
    if slip and not known:
        raise Refused(wording.SLIP_UNKNOWN)
    form = SlipForm(request.POST if "marked" in request.POST else None, ballot=ballot) if known else None
    if form and form.is_valid():
        Ballot.vote(slip, ballot=ballot, marks=form.marks(), comment=form.cleaned_data["comment"])
        return redirect("meetings:voted", code=ballot.code)
    context = {"ballot": ballot, "form": form, "slip": slip}
    return page(request, "meetings/vote.html", context, part="vote", status=422 if form and form.is_bound else 200)


@open_to_all
def done(request, code):
    return page(request, "meetings/voted.html", {})
