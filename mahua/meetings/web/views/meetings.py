"""The list of meetings, one meeting, and a new one."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from mahua.access.locks import may
from mahua.access.models import Attachment
from mahua.kernel.days import day_of
from mahua.meetings import wording
from mahua.meetings.kinds import KINDS
from mahua.meetings.models import Meeting
from mahua.meetings.reading import may_read, recorded_for
from mahua.meetings.web.bodies import kept_by
from mahua.meetings.web.forms.filters import MeetingFilter
from mahua.meetings.web.forms.plan import PlanForm, first_guess
from mahua.meetings.web.seen import on_meeting_seen
from mahua.meetings.web.typed import copied_from, filled_up, like, typed_in
from mahua.ui.once import code_in, fresh
from mahua.ui.pages import page, paginate

COST = 1


@may("meetings.view_meeting")
def index(request):
    chosen = MeetingFilter(request.GET, user=request.user, today=day_of(timezone.now()))
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
        context["attachments"] = Attachment.objects.of(meeting.code) if meeting.has_attachments else ()
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
    about = {"bodies": bodies, "today": today, "body": body, "kind": guess["kind"]}
    last = _last(body, guess["kind"]) if body and guess["kind"] in KINDS else None
    if request.method == "POST" and "copy" not in request.POST:
        form = PlanForm(request.POST, **about)
        if form.is_valid():
            return _plan(request, form)
    else:
        form = PlanForm(initial=_first_said(request, guess, last), **about)
    context = {"form": form, "body": body, "cost": COST, "last": last, "once": request.POST.get("once") or fresh("g")}
    return page(request, "meetings/new.html", context, part="form", status=422 if form.is_bound else 200)


def _first_said(request, guess, last) -> dict:
    """The fields of a page just opened, or of one on which “照上次填写” was pressed."""
    if "copy" not in request.POST:
        return {**guess, "place": copied_from(last).get("place", "")}
    copied = like(last)
    titles = [title for name, title in copied.items() if name.startswith("item-")]
    typed = {"agenda": "", **typed_in(request.POST), "organisation": guess["organisation"], "kind": guess["kind"]}
    return filled_up(typed, {**copied, "agenda": "\n".join(titles)})


def _last(body, kind):
    return Meeting.objects.last_like(body, kind=kind).select_related("chair", "recorder").first()


def _plan(request, form):
    body, details, code = form.cleaned_data["organisation"], form.details, code_in(request.POST, "g")
    made = Meeting.objects.visible_to(request.user).planned().filter(code=code).first()
    if made:
        return redirect(made)
    meeting = Meeting.plan(
        form.cleaned_data["kind"],
        organisation=body,
        planned_for=form.moment,
        by=request.user,
        at=timezone.now(),
        for_=recorded_for(request.user, body),
        code=code,
        **details,
    )
    messages.success(request, wording.PLANNED.format(kind=meeting.kinds_in_words))
    return redirect(meeting)
