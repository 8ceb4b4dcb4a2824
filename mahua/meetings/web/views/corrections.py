"""更正: what was recorded does not hold; the old version stays readable."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.kernel.errors import Refused
from mahua.meetings import wording
from mahua.meetings.models import Meeting
from mahua.meetings.reading import may_read, recorded_for
from mahua.meetings.web.seen import on_meeting_seen
from mahua.ui.pages import page


@require_POST
@may_on(Meeting, "meetings.keep_meeting")
def create(request, meeting):
    reason = request.POST.get("reason", "")
    if reason not in meeting.reasons_to_correct:
        raise Refused(wording.REASON_MISSING)
    for_ = recorded_for(request.user, meeting.organisation)
    meeting.correct(reason=reason, by=request.user, at=timezone.now(), for_=for_)
    return redirect("meetings:minutes", code=meeting.code)


@on_meeting_seen
def show(request, meeting, number):
    """A version before a correction; as private as the minutes."""
    if not may_read(request.user, meeting):
        raise Http404
    revision = get_object_or_404(meeting.revisions.select_related("corrected_by"), number=number)
    return page(request, "meetings/revision.html", {"meeting": meeting, "revision": revision})
