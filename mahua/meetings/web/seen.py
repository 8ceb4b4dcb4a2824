"""Whom a meeting's page is for: everybody who may see meetings and sees this one, guests of a joint one among them."""

from functools import wraps

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404

from mahua.access.locks import may
from mahua.access.models import Attachment
from mahua.meetings.models import Meeting, Revision


def on_meeting_seen(view):
    """Lock a page about a meeting one may only look at; out of sight is 404.

    Whether it is in one's scope is not asked again: who attended, or whose body was a guest, sees it too.
    """

    @wraps(view)
    def locked(request, **kwargs):
        rows = Meeting.objects.visible_to(request.user).select_related(
            "organisation", "chair", "recorder", "lecturer__member", "recorded_by"
        )
        rows = rows.annotate(
            was_corrected=Exists(Revision.objects.filter(meeting=OuterRef("pk"))),
            has_attachments=Exists(Attachment.objects.filter(about=OuterRef("code"))),
        )
        return view(request, get_object_or_404(rows, code=kwargs.pop("code")), **kwargs)

    return may("meetings.view_meeting")(locked)
