"""The ledger: what an organisation recorded, one fact in plain words, and its correction."""

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from mahua.access.locks import may, may_on, refuse
from mahua.console.web.ledger_forms import Chosen, Correction
from mahua.console.web.ledger_rows import rows
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.columns import Column, Kind
from mahua.ledger import wording
from mahua.ledger.kinds import MENDED_WHERE_MADE
from mahua.ledger.models import Fact
from mahua.ledger.plain_words import lines
from mahua.ledger.recording import reverse
from mahua.organisations.models import Organisation
from mahua.ui.exports import workbook
from mahua.ui.pages import page, paginate

VIEW, CORRECT = "ledger.view_fact", "ledger.reverse_fact"
MOST_EXPORTED = 100_000
KINDS_OF_COLUMNS = {"position": Kind.INTEGER, "occurred_on": Kind.DATE, "recorded_on": Kind.DATE}
COLUMNS = [Column(key, title, KINDS_OF_COLUMNS.get(key, Kind.TEXT)) for key, title in wording.COLUMNS.items()]


def on_fact(permission):
    """Lock a page about one fact: seen by whoever sees its organisation today, or saw the place where it occurred."""

    def lock(view):
        @wraps(view)
        def locked(request, position):
            fact = get_object_or_404(Fact.objects.open(), position=position)
            organisation = get_object_or_404(Organisation, code=fact.organisation_code)
            scopes = request.user.scopes
            if not any(scopes.reaches(path, may=VIEW) for path in (fact.path, organisation.path)):
                raise Http404
            if permission != VIEW and not request.user.has_perm(permission, organisation):
                refuse(request, permission)
            return view(request, fact, organisation)

        locked.permission = permission
        return locked

    return lock


@may(VIEW)
def index(request):
    chosen = Chosen(request.GET)
    leaf = paginate(request, chosen.apply(Fact.objects.visible_to(request.user)).newest_first())
    codes = {fact.organisation_code for fact in leaf}
    names = dict(Organisation.objects.filter(code__in=codes).values_list("code", "name"))
    context = {"form": chosen, "leaf": leaf, "rows": rows(lines(leaf, names=names))}
    return page(request, "console/ledger/index.html", context, part="table")


@may_on(Organisation, VIEW)
def of(request, organisation):
    chosen = Chosen(request.GET)
    leaf = paginate(request, chosen.apply(_facts_of(organisation)))
    shown = lines(leaf, names={organisation.code: organisation.name})
    context = {"organisation": organisation, "form": chosen, "leaf": leaf, "rows": rows(shown)}
    return page(request, "console/ledger/of.html", context, part="table")


@may_on(Organisation, VIEW)
def export(request, organisation):
    facts = Chosen(request.GET).apply(_facts_of(organisation))[:MOST_EXPORTED]
    told = [
        {
            "position": line.fact.position,
            "occurred_on": line.fact.occurred_on,
            "title": line.title,
            "summary": line.summary,
            "recorder": line.recorder,
            "recorded_on": day_of(line.fact.recorded_at),
            "state": line.state,
        }
        for line in lines(facts, names={})
    ]
    title = f"{organisation.name}{wording.LEDGER}"
    return workbook(request, COLUMNS, told, title=title, about=f"{organisation.code} ledger")


@on_fact(VIEW)
def fact(request, fact, organisation):
    return page(request, "console/ledger/fact.html", _about(request, fact, organisation))


@on_fact(CORRECT)
def correction(request, fact, organisation):
    form = Correction(request.POST or None)
    if fact.kind in MENDED_WHERE_MADE:
        raise Refused(wording.MENDED_WHERE_MADE)
    if form.is_valid():
        reverse(
            fact.position,
            reason=form.cleaned_data["reason"],
            organisation=organisation,
            by=request.user,
            at=timezone.now(),
            for_=_recorded_for(request.user, organisation),
        )
        messages.success(request, wording.CORRECTED_NOW)
        return redirect("console:fact", position=fact.position)
    context = {**_about(request, fact, organisation), "form": form}
    return page(request, "console/ledger/correction.html", context, status=422 if form.errors else 200)


def _facts_of(organisation):
    """An organisation's facts, newest first by their number in its own chain, which an index serves."""
    return Fact.objects.open().of(organisation.code).order_by("-number")


def _about(request, fact, organisation):
    (line,) = lines([fact], names={organisation.code: organisation.name})
    may_correct = line.is_correctable and request.user.has_perm(CORRECT, organisation)
    return {"line": line, "fact": fact, "organisation": organisation, "may_correct": may_correct}


def _recorded_for(user, organisation):
    """代录: the organisation, unless the person acts for it as one of its own."""
    return None if any(held.organisation_code == organisation.code for held in user.held) else organisation
