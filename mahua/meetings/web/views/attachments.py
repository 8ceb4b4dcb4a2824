"""附件 of a meeting: never asked for, as private as the text, handed back as files to save."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.downloads import download
from mahua.access.locks import may_on, refuse
from mahua.access.models import Attachment
from mahua.meetings import wording
from mahua.meetings.models import Meeting
from mahua.meetings.reading import may_read
from mahua.meetings.web.forms.attachments import AttachmentForm
from mahua.meetings.web.seen import on_meeting_seen
from mahua.ui.pages import page


@on_meeting_seen
def index(request, meeting):
    """What is kept with the meeting, and for its keepers a place to add to it."""
    _read_or_leave(request, meeting)
    keeps = request.user.has_perm("meetings.keep_meeting", meeting)
    if request.method == "POST" and not keeps:
        refuse(request, "meetings.keep_meeting")
    form = AttachmentForm(files=request.FILES if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        meeting.attach(form.cleaned_data["files"], by=request.user, at=timezone.now())
        messages.success(request, wording.ATTACHED.format(count=len(form.cleaned_data["files"])))
        return redirect("meetings:attachments", code=meeting.code)
    context = {"meeting": meeting, "keeps": keeps, "form": form}
    context["attachments"] = Attachment.objects.of(meeting.code)
    return page(request, "meetings/attachments.html", context, part="attachments", status=422 if form.is_bound else 200)


@on_meeting_seen
def show(request, meeting, attachment):
    _read_or_leave(request, meeting)
    return download(get_object_or_404(Attachment.objects.of(meeting.code), code=attachment))


@require_POST
@may_on(Meeting, "meetings.keep_meeting")
def remove(request, meeting, attachment):
    _read_or_leave(request, meeting)
    get_object_or_404(Attachment.objects.of(meeting.code), code=attachment).remove()
    messages.success(request, wording.ATTACHMENT_REMOVED)
    return redirect("meetings:attachments", code=meeting.code)


def _read_or_leave(request, meeting):
    """Whoever may not read the text does not learn whether there are files."""
    if not may_read(request.user, meeting):
        raise Http404
