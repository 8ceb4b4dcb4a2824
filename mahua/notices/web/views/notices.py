"""通知: one's own notices, by half-days, and reading them."""

from datetime import date
from itertools import groupby

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import for_oneself
from mahua.notices import wording
from mahua.notices.models import HalfDay, Notice
from mahua.ui.pages import page, paginate


@for_oneself
def index(request):
    own, unseen_only = Notice.objects.visible_to(request.user), request.GET.get("state") == "unseen"
    notices = paginate(request, (own.unseen() if unseen_only else own).for_list())
    context = {
        "tabs": _tabs(unseen_only=unseen_only),
        "page": notices,
        "half_days": _by_half_day(notices, at=timezone.now()),
    }
    return page(request, "notices/index.html", context, part="list")


@require_POST
@for_oneself
def read(request, code):
    """Open what it is about; with that it is read."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), code=code)
    Notice.objects.filter(pk=notice.pk).mark_seen(at=timezone.now())
    return redirect(notice.about_address or "notices:index")


@require_POST
@for_oneself
def read_half_day(request, year, month, day, half):
    try:
        asked = HalfDay.named(half, day=date(year, month, day))
    except ValueError:
        raise Http404 from None
    return _read(request, Notice.objects.visible_to(request.user).told_in(asked))


@require_POST
@for_oneself
def read_all(request):
    return _read(request, Notice.objects.visible_to(request.user))


def _read(request, notices):
    seen = notices.mark_seen(at=timezone.now())
    messages.success(request, wording.SEEN if seen else wording.NOTHING_UNSEEN)
    return redirect("notices:index")


def _tabs(*, unseen_only):
    every = reverse("notices:index")
    return [
        {"label": wording.STATES["any"], "url": every, "current": not unseen_only},
        {"label": wording.STATES["unseen"], "url": f"{every}?state=unseen", "current": unseen_only},
    ]


def _by_half_day(notices, *, at):
    """(half-day, (each of its notices, whether its moment is still to come), whether one is unread), the newest first."""
    groups = []
    for half_day, told in groupby(notices, key=lambda notice: notice.half_day):
        rows = [(notice, notice.waits(at)) for notice in told]
        groups.append((half_day, rows, any(notice.is_unseen for notice, _ in rows)))
    return groups
