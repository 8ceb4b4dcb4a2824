"""Calendar addresses: make, renew, revoke, and the calendar itself."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on, open_to_all
from mahua.kernel.days import day_of
from mahua.meetings import wording
from mahua.meetings.calendar import calendar_of
from mahua.meetings.models import Feed
from mahua.organisations.models import Organisation
from mahua.ui.pages import page


@may("meetings.subscribe")
def index(request):
    feeds = Feed.objects.visible_to(request.user).in_use().select_related("organisation").order_by("pk")
    bodies = Organisation.objects.visible_to(request.user)
    asked = bodies.filter(code=request.GET.get("organisation", "-")).first()
    fresh = request.session.pop("fresh_feed", "")
    return page(request, "meetings/feeds.html", {"feeds": feeds, "asked": asked, "fresh": fresh})


@require_POST
@may("meetings.subscribe")
def create(request):
    """A fresh address; an older one for the same calendar stops working."""
    code = request.POST.get("organisation")
    body = get_object_or_404(Organisation.objects.visible_to(request.user), code=code) if code else None
    _, secret = Feed.renew(request.user, organisation=body, at=timezone.now())
    request.session["fresh_feed"] = request.build_absolute_uri(reverse("meetings:feed", kwargs={"secret": secret}))
    return redirect("meetings:feeds")


@require_POST
@may_on(Feed, "meetings.subscribe", key="pk")
def revoke(request, feed):
    feed.revoke(at=timezone.now())
    messages.success(request, wording.FEED_REVOKED)
    return redirect("meetings:feeds")


@open_to_all
def show(request, secret):
    """The calendar; whoever knows the address may read it, so it says titles only."""
    feed = Feed.known_by(secret)
    if feed is None:
        raise Http404
    now = timezone.now()
    name = feed.organisation.name if feed.organisation else wording.MY_CALENDAR
    text = calendar_of(feed.meetings(on=day_of(now)), name=name, at=now)
    return HttpResponse(
        text,
        content_type="text/calendar; charset=utf-8",
        headers={"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"},
    )
