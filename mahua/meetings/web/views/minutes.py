"""会议记录: one page that holds a planned meeting, writes down a past one, and keeps what is typed meanwhile."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.access.models import Attachment
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.meetings import wording
from mahua.meetings.kinds import KINDS, kinds_of
from mahua.meetings.models import Draft, Meeting
from mahua.meetings.reading import may_read, recorded_for
from mahua.meetings.rosters import roster
from mahua.meetings.web.bodies import kept_by
from mahua.meetings.web.forms.minutes import MinutesForm, seats_of_talk
from mahua.meetings.web.forms.plan import first_guess
from mahua.meetings.web.typed import copied_from, filled_up, like, typed_from_ballot, typed_in, typed_of
from mahua.ui.abouts import offered
from mahua.ui.once import code_in, fresh
from mahua.ui.pages import page
from mahua.ui.templatetags.ui import moment

SECOND_CLICK = timedelta(seconds=20)


@may_on(Meeting, "meetings.keep_meeting")
def edit(request, meeting):
    """Hold a planned meeting, or write one under correction anew."""
    if request.method == "POST":
        return _copy(request, meeting) if "copy" in request.POST else _hold(request, meeting)
    if not meeting.is_editable:
        messages.info(request, wording.RECORDED_MEANWHILE)
        return redirect(meeting)
    drafts = list(Draft.objects.of_meeting(meeting).select_related("saved_by"))
    asked = request.GET.get("draft")
    draft = next((each for each in drafts if each.code == asked), drafts[0] if drafts else None)
    typed = draft.typed if draft else _first_typed(meeting)
    form = _form(request, meeting.kind, meeting.organisation, on=meeting.day, typed=typed, named=meeting.named_abouts())
    others = [each for each in drafts if each != draft]
    return _page(request, form, meeting=meeting, draft=draft, others=others)


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
        return _copy(request, None, body, kind) if "copy" in request.POST else _record_past(request, kind, body)
    guess = first_guess(asked, body=body, today=today)
    draft = Draft.objects.unfinished(request.user, body, kind).first()
    day = min(guess["day"], today)
    typed = draft.typed if draft else {**copied_from(_last(body, kind)), "title": guess["title"]}
    if "belongs_to_year" in guess:
        typed = {"belongs_to_year": guess["belongs_to_year"], **typed}
    form = _form(request, kind, body, on=day, typed=typed)
    return _page(request, form, draft=draft)


@require_POST
@may("meetings.keep_meeting")
def save_draft(request):
    """Called by the page itself a few seconds after typing."""
    meeting, body, kind = _about(request)
    if Meeting.objects.filter(code=meeting.code if meeting else code_in(request.POST, "g")).written().exists():
        return HttpResponse(status=204)
    draft = _keep(request, meeting, body, kind)
    stale = draft.code != request.POST.get("draft") and bool(request.POST.get("draft"))
    context = {"draft": draft, "stale": stale}
    return page(request, "meetings/minutes.html", context, part="saved")


def _hold(request, meeting):
    if not meeting.is_editable:
        return _recorded_already(request, meeting)
    day, named = _day(request, meeting.day), meeting.named_abouts()
    form = _form(request, meeting.kind, meeting.organisation, on=day, named=named)
    draft = _keep_for_refusal(request, form, meeting, meeting.organisation, meeting.kind)
    if not form.is_valid():
        return _page(request, form, meeting=meeting, draft=draft)
    for_ = recorded_for(request.user, meeting.organisation)
    meeting.hold(form.minutes(), by=request.user, at=timezone.now(), for_=for_)
    return _done(request, meeting)


def _record_past(request, kind, body):
    code = code_in(request.POST, "g")
    made = Meeting.objects.visible_to(request.user).held().filter(code=code).first()
    if made:
        return _done(request, made)
    form = _form(request, kind, body, on=_day(request, day_of(timezone.now())))
    draft = _keep_for_refusal(request, form, None, body, kind)
    if not form.is_valid():
        return _page(request, form, draft=draft)
    meeting = Meeting.record_past(
        kind,
        form.minutes(),
        organisation=body,
        title=form.cleaned_data.get("title", ""),
        by=request.user,
        at=timezone.now(),
        for_=recorded_for(request.user, body),
        code=code,
    )
    code = draft.code if draft else request.POST.get("draft", "")
    Draft.objects.filter(code=code, saved_by=request.user, meeting=None).delete()
    return _done(request, meeting)


def _done(request, meeting):
    Draft.objects.of_meeting(meeting).filter(saved_by=request.user).delete()
    messages.success(request, wording.HELD.format(kinds=meeting.kinds_in_words))
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": meeting.get_absolute_url()})
    return redirect(meeting)


def _recorded_already(request, meeting):
    """The second click finds what the first one did; anybody else is told, and keeps what was typed on the page."""
    own = meeting.recorded_by_id == request.user.pk
    if meeting.is_held and own and timezone.now() - meeting.recorded_at < SECOND_CLICK:
        return _done(request, meeting)
    if not meeting.is_held:
        raise Refused(wording.OUT_OF_TURN.format(state=meeting.get_state_display()))
    who = meeting.recorded_by or meeting.organisation
    raise Refused(wording.RECORDED_ALREADY.format(who=who, when=moment(meeting.recorded_at)))


def _copy(request, meeting, body=None, kind=""):
    """“照上次填写”: nothing is recorded; what was typed stays and is kept as a draft."""
    if meeting:
        body, kind = meeting.organisation, meeting.kind
    draft = _keep(request, meeting, body, kind)
    typed = filled_up(typed_in(request.POST), like(_last(body, kind)))
    named = meeting.named_abouts() if meeting else ()
    form = _form(request, kind, body, on=_day(request, day_of(timezone.now())), typed=typed, named=named)
    return _page(request, form, meeting=meeting, draft=draft, copied=wording.COPIED)


def _page(request, form, *, meeting=None, **around):
    """The page, or its form alone; what it carries makes a second click the same as the first."""
    body, kind = form.body, form.kind.code
    context = {"form": form, "meeting": meeting, "body": body, "once": request.POST.get("once") or fresh("g"), **around}
    if meeting and may_read(request.user, meeting):
        context["attachments"] = Attachment.objects.of(meeting.code)
    context["last"] = None if form.kind.roster == "talk" else Meeting.objects.last_like(body, kind=kind).first()
    return page(request, "meetings/minutes.html", context, part="form", status=422 if form.is_bound else 200)


def _form(request, kind, body, *, on, typed=None, named=()):
    """`typed` opens a page; without it the form is what was sent. `named` are abouts of a version under correction."""
    nature, past = KINDS[kind], request.resolver_match.url_name == "new_record"
    seated = seats_of_talk(body, on=on) if nature.roster == "talk" else roster(body, kind=nature, on=on)
    sent = (None, None) if typed is not None else (request.POST, request.FILES)
    today = day_of(timezone.now())
    asked = {"abouts": () if nature.roster == "talk" else offered(request.user, body, on), "named": named}
    around = {"day": on, "today": today, "typed": typed, "titled": past}
    return MinutesForm(*sent, kind=kind, body=body, seated=seated, **around, **asked)


def _last(body, kind):
    return Meeting.objects.last_like(body, kind=kind).select_related("chair", "recorder").first()


def _day(request, usual):
    """The day typed, so that the roster is that day's; a day that is none is left to the form to refuse."""
    try:
        return date.fromisoformat(request.POST.get("held_on", ""))
    except ValueError:
        return usual


def _first_typed(meeting) -> dict:
    typed = typed_of(meeting)
    if meeting.is_planned:
        typed = filled_up(typed, copied_from(_last(meeting.organisation, meeting.kind)))
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


def _keep_for_refusal(request, form, meeting, body, kind):
    """What was typed outlives the domain's no; where the page itself stays open (htmx), its next save does that."""
    return None if request.htmx and form.is_valid() else _keep(request, meeting, body, kind)


def _keep(request, meeting, body, kind) -> Draft:
    said = {"by": request.user, "at": timezone.now()}
    draft = Draft.objects.filter(code=request.POST.get("draft", ""), organisation=body, kind=kind, meeting=meeting)
    known, version = draft.first(), request.POST.get("version", "")
    if known and version.isdigit():
        return known.save_over(typed_in(request.POST), version=int(version), **said)
    return Draft.begin(typed_in(request.POST), organisation=body, kind=kind, meeting=meeting, **said)
