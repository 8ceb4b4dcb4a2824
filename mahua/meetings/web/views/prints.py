"""Pages made for paper: 签到表, 会议记录, 选票."""

from django.http import Http404

from mahua.access.locks import may_on
from mahua.meetings import wording
from mahua.meetings.models import Meeting
from mahua.meetings.reading import may_read
from mahua.meetings.rosters import roster
from mahua.meetings.web.forms.minutes import seats_of_talk
from mahua.meetings.web.seen import on_meeting_seen
from mahua.ui.pages import page


@may_on(Meeting, "meetings.keep_meeting")
def sign_in(request, meeting):
    """Names and room to sign; kept on paper, nothing of it is asked back."""
    seats = roster(meeting.organisation, kind=meeting.nature, on=meeting.day)
    return page(request, "meetings/print_sign_in.html", {"meeting": meeting, "seats": seats})


@on_meeting_seen
def minutes(request, meeting):
    if not may_read(request.user, meeting):
        raise Http404
    context = {
        "meeting": meeting,
        "items": meeting.items_in_order(),
        "resolutions": meeting.resolutions.select_related("owner").order_by("number"),
        "attendances": meeting.attendances.select_related("member").order_by("-present", "member__name_key"),
    }
    return page(request, "meetings/print_minutes.html", context)


@may_on(Meeting, "meetings.hold_ballot")
def ballots(request, meeting):
    """Paper ballots: as many as there are voters, with the candidates ticked, numbered nowhere."""
    seats = seats_of_talk(meeting.organisation, on=meeting.day)
    codes = request.GET.getlist("member")
    chosen = [seat.member for seat in seats if seat.member.code in codes]
    voters = sum(seat.votes for seat in seats)
    context = {"meeting": meeting, "people": seats, "chosen": chosen, "sheets": range(voters)}
    context["choices"] = wording.CHOICES.get(meeting.kind, wording.CHOICES["election"])
    return page(request, "meetings/print_ballots.html", context)
