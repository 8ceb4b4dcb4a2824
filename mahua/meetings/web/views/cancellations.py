"""A planned meeting will not be held."""

from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.meetings.models import Meeting
from mahua.meetings.reading import recorded_for


@require_POST
@may_on(Meeting, "meetings.keep_meeting")
def create(request, meeting):
    meeting.cancel(by=request.user, at=timezone.now(), for_=recorded_for(request.user, meeting.organisation))
    return redirect(meeting)
