"""会议记录: one page that holds a planned meeting, writes down a past one, and keeps what is typed meanwhile."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.kernel.days import day_of
from mahua.meetings import wording
from mahua.meetings.kinds import KINDS, kinds_of
from mahua.meetings.models import Draft, Meeting
from mahua.meetings.reading import recorded_for
from mahua.meetings.rosters import roster
from mahua.meetings.web.bodies import kept_by
from mahua.meetings.web.forms.minutes import MinutesForm, seats_of_talk
from mahua.meetings.web.forms.plan import first_guess
from mahua.meetings.web.typed import copied_from, typed_from_ballot, typed_in, typed_of
from mahua.ui.pages import page


@may_on(Meeting, "meetings.keep_meeting")
def edit(request, meeting):
    """Hold a planned meeting, or write one under correction anew."""
    if not meeting.is_editable:
        return redirect(meeting)
    if request.method == "POST":
        return _hold(request, meeting)
    drafts = list(Draft.objects.of_meeting(meeting).select_related("saved_by"))
    asked = request.GET.get("draft")
    draft = next((each for each in drafts if each.code == asked), drafts[0] if drafts else None)
    typed = draft.typed if draft else _first_typed(meeting)
    form = _form(None, meeting.kind, meeting.organisation, on=meeting.day, typed=typed)
    others = [each for each in drafts if each != draft]
    context = {"form": form, "meeting": meeting, "body": meeting.organisation, "draft": draft, "others": others}
    return page(request, "meetings/minutes.html", context, part="form")


@may("meetings.keep_meeting")
def new(request):
    """补记: a past meeting that nobody had planned here, `?organisation=&kind=&period=`."""
    asked, today = request.POST or request.GET, day_of(timezone.now())
    bodies = kept_by(request.user)
    body = bodies.filter(code=asked.get("organisation", "")).first() or bodies.first()
    if body is None:
        raise Http404
    kind = asked.get("kind", "")
    if kind not in KINDS:
        context = {"body": body, "bodies": bodies, "kinds": kinds_of(body.kind)}
        return page(request, "meetings/new_record.html", context)
    if request.method == "POST":
        return _record_past(request, kind, body)
    guess = first_guess(asked, body=body, today=today)
    draft = Draft.objects.unfinished(request.user, body, kind).first()
    day = min(guess["day"], today)
    last = Meeting.objects.last_like(body, kind=kind).select_related("chair", "recorder").first()
    typed = draft.typed if draft else {**copied_from(last), "title": guess["title"]}
    if "belongs_to_year" in guess:
        typed = {"belongs_to_year": guess["belongs_to_year"], **typed}
    form = _form(None, kind, body, on=day, typed=typed, titled=True)
    return page(request, "meetings/minutes.html", {"form": form, "body": body, "draft": draft}, part="form")


@require_POST
@may("meetings.keep_meeting")
def save_draft(request):
    """Called by the page itself a few seconds after typing."""
    meeting, body, kind = _about(request)
    if meeting and not meeting.is_editable:
        return HttpResponse(status=204)
    draft = _keep(request, meeting, body, kind)
    stale = draft.code != request.POST.get("draft") and bool(request.POST.get("draft"))
    context = {"draft": draft, "stale": stale}
    return page(request, "meetings/minutes.html", context, part="saved")


def _hold(request, meeting):
    form = _form(request.POST, meeting.kind, meeting.organisation, on=_day(request, meeting.day))
    if not form.is_valid():
        context = {"form": form, "meeting": meeting, "body": meeting.organisation}
        return page(request, "meetings/minutes.html", context, part="form", status=422)
    _keep(request, meeting, meeting.organisation, meeting.kind)
    for_ = recorded_for(request.user, meeting.organisation)
    meeting.hold(form.minutes(), by=request.user, at=timezone.now(), for_=for_)
    return _done(request, meeting)


def _record_past(request, kind, body):
    form = _form(request.POST, kind, body, on=_day(request, day_of(timezone.now())), titled=True)
    if not form.is_valid():
        return page(request, "meetings/minutes.html", {"form": form, "body": body}, part="form", status=422)
    draft = _keep(request, None, body, kind)
    meeting = Meeting.record_past(
        kind,
        form.minutes(),
        organisation=body,
        title=form.cleaned_data.get("title", ""),
        by=request.user,
        at=timezone.now(),
        for_=recorded_for(request.user, body),
    )
    Draft.objects.filter(pk=draft.pk).delete()
    return _done(request, meeting)


def _done(request, meeting):
    Draft.objects.of_meeting(meeting).filter(saved_by=request.user).delete()
    messages.success(request, wording.HELD.format(kinds=meeting.kinds_in_words))
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": meeting.get_absolute_url()})
    return redirect(meeting)


def _form(data, kind, body, *, on, typed=None, titled=False):
    nature = KINDS[kind]
    seated = seats_of_talk(body, on=on) if nature.roster == "talk" else roster(body, kind=nature, on=on)
    return MinutesForm(data, kind=kind, body=body, seated=seated, day=on, typed=typed, titled=titled)


def _day(request, usual):
    """The day typed, so that the roster is that day's; a day that is none is left to the form to refuse."""
    try:
        return date.fromisoformat(request.POST.get("held_on", ""))
    except ValueError:
        return usual


def _first_typed(meeting) -> dict:
    typed = typed_of(meeting)
    if meeting.is_planned:
        last = Meeting.objects.last_like(meeting.organisation, kind=meeting.kind)
        copied = copied_from(last.select_related("chair", "recorder").first())
        typed = {**copied, **{name: value for name, value in typed.items() if value or name not in copied}}
    ballot = meeting.ballots.filter(is_open=False).order_by("-pk").first() if meeting.kind == "election" else None
    return {**typed, **typed_from_ballot(ballot)} if ballot and ballot.shows_result else typed


def _about(request):
    """(meeting or None, body, kind) of what is being typed, if this person keeps its books."""
    code = request.POST.get("meeting")
    if code:
        meeting = Meeting.objects.visible_to(request.user).select_related("organisation").filter(code=code).first()
        if meeting is None or not request.user.has_perm("meetings.keep_meeting", meeting):
            raise Http404
        return meeting, meeting.organisation, meeting.kind
    body = kept_by(request.user).filter(code=request.POST.get("organisation", "")).first()
    if body is None or request.POST.get("kind") not in KINDS:
        raise Http404
    return None, body, request.POST["kind"]


def _keep(request, meeting, body, kind) -> Draft:
    said = {"by": request.user, "at": timezone.now()}
    draft = Draft.objects.filter(code=request.POST.get("draft", ""), organisation=body, kind=kind, meeting=meeting)
    known, version = draft.first(), request.POST.get("version", "")
    if known and version.isdigit():
        return known.save_over(typed_in(request.POST), version=int(version), **said)
    return Draft.begin(typed_in(request.POST), organisation=body, kind=kind, meeting=meeting, **said)
