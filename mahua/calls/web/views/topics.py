"""热点: what gathers in one place, and listing it as the month's."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.calls.models import Call, Topic
from mahua.calls.web.centre_pages import centre_of, centre_page
from mahua.calls.wording import centre as words
from mahua.kernel.days import day_of
from mahua.ui.pages import paginate


@may("calls.dispatch_call")
def index(request):
    leaf = paginate(request, Topic.objects.visible_to(request.user).for_list())
    return centre_page(request, "calls/topics.html", {"page": leaf}, tab="topics")


@may_on(Topic, "calls.dispatch_call")
def show(request, topic):
    calls = paginate(request, Call.objects.visible_to(request.user).filter(topics=topic).for_list())
    return centre_page(request, "calls/topic.html", {"topic": topic, "page": calls}, tab="topics")


@require_POST
@may_on(Topic, "calls.dispatch_call")
def list_(request, topic):
    now = timezone.now()
    topic.list_(month=f"{day_of(now):%Y-%m}", by=request.user, at=now, district=centre_of(request.user))
    messages.success(request, words.TOPIC_LISTED)
    return redirect(topic)
