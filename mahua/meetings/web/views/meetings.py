"""The list of meetings, one meeting, and a new one."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from mahua.access.locks import may
from mahua.kernel.days import day_of
from mahua.meetings import wording
from mahua.meetings.models import Meeting
from mahua.meetings.reading import may_read, recorded_for
from mahua.meetings.web.bodies import kept_by
from mahua.meetings.web.forms.filters import MeetingFilter
from mahua.meetings.web.forms.plan import PlanForm, first_guess
from mahua.meetings.web.seen import on_meeting_seen
from mahua.meetings.web.typed import copied_from
from mahua.ui.pages import page, paginate

COST = 1


@may("meetings.view_meeting")
def index(request):
    chosen = MeetingFilter(request.GET, today=day_of(timezone.now()))
    meetings = chosen.apply(Meeting.objects.visible_to(request.user).for_list())
    return page(request, "meetings/index.html", {"filter": chosen, "page": paginate(request, meetings)}, part="table")


@on_meeting_seen
def show(request, meeting):
    reads = may_read(request.user, meeting)
    context = {
        "meeting": meeting,
        "reads": reads,
        "keeps": request.user.has_perm("meetings.keep_meeting", meeting),
        "items": meeting.items_in_order(),
        "resolutions": meeting.resolutions.select_related("owner", "task").order_by("number"),
        "today": day_of(timezone.now()),
        "reasons": meeting.reasons_to_correct,
    }
    if reads:
        context["attendances"] = meeting.attendances.select_related("member").order_by("present", "member__name_key")
        context["problems"] = meeting.problems.order_by("pk") if meeting.finds_problems else ()
        context["revisions"] = meeting.revisions.order_by("-number") if meeting.was_corrected else ()
    if context["keeps"]:
        context["ballots"] = meeting.ballots.order_by("pk")
    return page(request, "meetings/show.html", context, part="meeting")


@may("meetings.keep_meeting")
def new(request):
    today = day_of(timezone.now())
    asked = request.POST or request.GET
    if "late" in request.GET:
        return redirect(f"{reverse('meetings:new_record')}?{request.GET.urlencode()}")
    bodies = kept_by(request.user)
    body = bodies.filter(code=asked.get("organisation", "")).first() or bodies.first()
    guess = first_guess(asked, body=body, today=today)
    if body and guess["kind"]:
        last = Meeting.objects.last_like(body, kind=guess["kind"]).first()
        guess["place"] = copied_from(last).get("place", "")
    form = PlanForm(request.POST or None, bodies=bodies, today=today, body=body, kind=guess["kind"], initial=guess)
    if request.method == "POST" and form.is_valid():
        return _plan(request, form)
    context = {"form": form, "body": body, "cost": COST}
    return page(request, "meetings/new.html", context, part="form", status=422 if form.is_bound else 200)


def _plan(request, form):
    body, details = form.cleaned_data["organisation"], form.details
    meeting = Meeting.plan(
        form.cleaned_data["kind"],
        organisation=body,
        planned_for=form.moment,
        by=request.user,
        at=timezone.now(),
        for_=recorded_for(request.user, body),
        **details,
    )
    messages.success(request, wording.PLANNED.format(kind=meeting.kinds_in_words))
    return redirect(meeting)
