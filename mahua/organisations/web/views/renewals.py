"""换届: what is due by when, and one step after the other."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.organisations import wording
from mahua.organisations.models import Organisation, Renewal, Term
from mahua.organisations.web.asking import today
from mahua.organisations.web.forms import ApprovalForm, StepForm
from mahua.rules.terms import TermState
from mahua.ui.pages import page, paginate

TONES = {TermState.OVERDUE: "late", TermState.ENDING: "warn"}
renewing = may_on(Organisation, "organisations.renew")
approving = may_on(Organisation, "organisations.approve_renewal")


@may("organisations.view_organisation")
def index(request):
    """Terms that end within six months, have ended, or are being renewed; by due day, with the next step."""
    leaf = paginate(request, Term.objects.visible_to(request.user).for_renewal(today()))
    rows = [
        {
            "term": term,
            "state": (state := term.ruled.state(today())),
            "tone": TONES.get(state, "quiet"),
            "step": wording.NEXT.get(term.next_step),
        }
        for term in leaf
    ]
    return page(request, "organisations/renewals.html", {"page": leaf, "rows": rows}, part="table")


@require_POST
@approving
def remind(request, organisation):
    term = _current(organisation)
    Renewal.remind([term], by=request.user, at=timezone.now())
    messages.success(request, wording.REMINDED.format(name=organisation.name))
    return redirect("organisations:term", organisation.code)


@require_POST
@renewing
def request_(request, organisation):
    renewal = Renewal.of(_current(organisation))
    return _step(
        request, organisation, "requested", lambda on: renewal.request(on=on, **_around(request, organisation))
    )


@require_POST
@approving
def approve(request, organisation):
    renewal, form = _under_way(organisation), ApprovalForm(request.POST)
    until = form.cleaned_data["extended_until"] if form.is_valid() else None
    approver = _above(request.user, organisation)
    around = {"by": request.user, "at": timezone.now(), "approver": approver, "extended_until": until}
    return _step(request, organisation, "approved", lambda on: renewal.approve(on=on, **around))


@require_POST
@renewing
def elect(request, organisation):
    """An election minuted on paper; one held as a meeting comes from there."""
    renewal = _under_way(organisation)
    return _step(request, organisation, "elected", lambda on: renewal.elected(on=on, **_around(request, organisation)))


@require_POST
@renewing
def report(request, organisation):
    renewal = _under_way(organisation)
    return _step(request, organisation, "reported", lambda on: renewal.report(on=on, **_around(request, organisation)))


def _step(request, organisation, step, act):
    form = StepForm(request.POST)
    if form.is_valid():
        act(form.cleaned_data["on"])
        messages.success(request, wording.DONE_STEP.format(name=organisation.name, step=wording.STEPS[step]))
    else:
        messages.error(request, wording.DAY_UNREADABLE)
    return redirect("organisations:term", organisation.code)


def _around(request, organisation):
    """Who, when, and for whom: somebody of the organisation itself records for nobody else."""
    own = any(path == organisation.path for _, path in request.user.scopes.held)
    return {"by": request.user, "at": timezone.now(), "for_": None if own else organisation}


def _current(organisation):
    return get_object_or_404(Term.objects.current().select_related("organisation"), organisation=organisation)


def _under_way(organisation):
    """The renewal whose result is not reported yet, of this term or the one before."""
    waiting = Renewal.objects.open().filter(term__organisation=organisation)
    return get_object_or_404(waiting.select_related("term__organisation").order_by("term__began_on")[:1])


def _above(user, organisation):
    """The superior organisation in whose name the person replies: the nearest one the person acts for."""
    held = [path for _, path in user.scopes.held if organisation.path.startswith(path) and path != organisation.path]
    return Organisation.objects.filter(path__in=held).order_by("-path").first() or organisation.parent()
