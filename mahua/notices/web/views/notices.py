"""通知: one's own notices, by half-days, and reading them."""

from datetime import date
from itertools import groupby

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import for_oneself
from mahua.notices import wording
from mahua.notices.models import HalfDay, Notice
from mahua.notices.web.forms import NoticeFilter
from mahua.ui.pages import page, paginate


@for_oneself
def index(request):
    chosen = NoticeFilter(request.GET)
    notices = paginate(request, chosen.apply(Notice.objects.visible_to(request.user).for_list()))
    context = {"filter": chosen, "page": notices, "half_days": _by_half_day(notices, at=timezone.now())}
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


def _by_half_day(notices, *, at):
    """(half-day, whether it is still to come, its notices, whether one of them is unread), the newest first."""
    groups = []
    for half_day, told in groupby(notices, key=lambda notice: notice.half_day):
        rows = list(told)
        groups.append((half_day, rows[-1].waits(at), rows, any(row.is_unseen for row in rows)))
    return groups
