"""The ballot as its chair sees it: open, hand out, close, read the result. Totals exist only after closing."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.meetings.models import Ballot, Meeting
from mahua.meetings.reading import is_own_body, recorded_for
from mahua.meetings.rosters import roster
from mahua.meetings.web.forms.ballots import ClosingForm, OpeningForm
from mahua.members.models import Member
from mahua.ui.pages import page


@may_on(Meeting, "meetings.hold_ballot")
def new(request, meeting):
    """Who stands, how many seats, who is away."""
    seats = roster(meeting.organisation, kind=meeting.nature, on=meeting.day)
    form = OpeningForm(request.POST if request.method == "POST" else None, meeting=meeting, seats=seats)
    if request.method == "POST" and form.is_valid():
        ballot = Ballot.open_at(meeting, at=timezone.now(), **form.asked())
        return redirect("meetings:ballot", code=ballot.code)
    context = {"form": form, "meeting": meeting}
    return page(request, "meetings/ballot_new.html", context, part="form", status=422 if form.is_bound else 200)


@may_on(Ballot, "meetings.hold_ballot")
def show(request, ballot):
    context = {"ballot": ballot, "meeting": ballot.meeting, "form": ClosingForm(ballot=ballot)}
    if not ballot.is_open and ballot.shows_result and is_own_body(request.user, ballot.organisation):
        context["tallies"] = ballot.result()
        context["rows"] = by_name(context["tallies"], ballot.choices)
        context["comments"] = [comment.text for comment in ballot.comments.order_by("pk")]
    return page(request, "meetings/ballot.html", context, part="ballot")


def by_name(tallies, choices):
    """One line a person, a count for each choice in the order of the slip."""
    counts = {(tally.member, tally.choice): tally.count for tally in tallies}
    names = dict.fromkeys(tally.member for tally in tallies)
    return [(name, [counts.get((name, choice), 0) for choice in choices]) for name in names]


@require_POST
@may_on(Ballot, "meetings.hold_ballot")
def hand_out_on_paper(request, ballot):
    """Slip codes to print, cut apart and draw; this page is the only place they are ever shown."""
    voters = Member.objects.filter(pk__in=ballot.voters.filter(collected=False).values("member"))
    codes = ballot.hand_out_on_paper(voters)
    return page(request, "meetings/slips.html", {"ballot": ballot, "meeting": ballot.meeting, "codes": codes})


@require_POST
@may_on(Ballot, "meetings.hold_ballot")
def close(request, ballot):
    form = ClosingForm(request.POST, ballot=ballot)
    if not form.is_valid():
        context = {"ballot": ballot, "meeting": ballot.meeting, "form": form}
        return page(request, "meetings/ballot.html", context, part="ballot", status=422)
    for_ = recorded_for(request.user, ballot.organisation)
    ballot.close(by=request.user, at=timezone.now(), for_=for_, **form.counted())
    return redirect("meetings:ballot", code=ballot.code)


@may("meetings.view_meeting")
def collect(request, code):
    """A voter collects their own slip; the code is shown once."""
    ballot = get_object_or_404(Ballot.objects.select_related("meeting"), code=code)
    own = Member.objects.filter(code=request.user.member_code or "-").first()
    if own is None or not (ballot.is_open and ballot.voters.filter(member=own).exists()):
        raise Http404
    slip = ballot.hand_out(own) if request.method == "POST" else ""
    return page(request, "meetings/slip.html", {"ballot": ballot, "meeting": ballot.meeting, "slip": slip})
