"""The import board and the first steps: who sent what, sending, the empty roster."""

from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from mahua.access.addresses import address_of
from mahua.access.locks import may
from mahua.access.models import SecurityEvent
from mahua.console.imports import board, rosters, wording
from mahua.console.imports.carrying_out import open_delivery
from mahua.console.imports.receiving import receive
from mahua.console.models import Conflict
from mahua.console.web.import_forms import SendRoster
from mahua.kernel.spreadsheets.writing import template as empty_roster
from mahua.organisations.rosters import IMPORTS, seen_by
from mahua.ui.exports import XLSX
from mahua.ui.pages import page, paginate

CONFLICTS_SHOWN = 50


@may("console.import_roster")
def index(request):
    """谁报了、谁没报, for the roster chosen by its tab."""
    every, mine = seen_by(request.user), rosters.rosters_for(request.user)
    chosen = _chosen(request, every)
    organisations = board.with_last_delivery(board.reporting(request.user, chosen), roster=chosen.key)
    leaf = paginate(request, organisations)
    tabs = [{"label": each.title, "url": f"?roster={each.key}", "current": each.key == chosen.key} for each in every]
    context = {
        "roster": chosen,
        "tabs": tabs,
        "leaf": leaf,
        "lines": board.lines(leaf.rows),
        "may_send": chosen in mine,
    }
    context["conflicts"] = hide_unseen(_conflicts(request.user, chosen.key), request.user)
    return page(request, "console/imports/index.html", context, part="lines")


@require_http_methods(["GET", "HEAD", "POST"])
@may("console.import_roster")
def new(request):
    """Choose a roster and its files; many, or a zip of them, at once."""
    mine = rosters.rosters_for(request.user)
    choices = {"rosters": mine, "senders": board.senders(request.user, rosters=mine)}
    if request.method != "POST":
        form = SendRoster(initial={"roster": request.GET.get("roster"), "sender": request.GET.get("sender")}, **choices)
        return page(request, "console/imports/new.html", {"form": form, "rosters": mine})
    form = SendRoster(request.POST, request.FILES, **choices)
    if not form.is_valid():
        return page(request, "console/imports/new.html", {"form": form, "rosters": mine}, status=422)
    now = timezone.now()
    delivery = receive(
        IMPORTS[form.cleaned_data["roster"]],
        form.uploads(),
        sender=form.cleaned_data["sender"],
        by=request.user,
        at=now,
        address=address_of(request),
    )
    open_delivery(delivery, by=request.user, at=now)
    return redirect(delivery)


@may("console.import_roster")
def template(request, roster):
    """The empty roster to fill in, with an example row, lists to choose from and notes."""
    offered = {each.key: each for each in rosters.rosters_for(request.user)}
    if roster not in offered:
        raise Http404
    asked = offered[roster]
    book = empty_roster(asked.columns, title=asked.title)
    return handed_out(request, book, name=f"{asked.title}（空表）", about=f"template {roster}")


def handed_out(request, book, *, name, about):
    """A workbook as an attachment; that it was taken out stands in the security log."""
    SecurityEvent.append("table.exported", by=request.user, at=timezone.now(), about=about, address=address_of(request))
    named = f"attachment; filename=\"table.xlsx\"; filename*=UTF-8''{quote(name)}.xlsx"
    return HttpResponse(book, content_type=XLSX, headers={"Content-Disposition": named})


def hide_unseen(conflicts, user):
    """Of a file from outside one's scope no more is told than that it is there."""
    for conflict in conflicts:
        conflict.places = [
            _place(file, place, user)
            for file, place in ((conflict.first, conflict.first_place), (conflict.second, conflict.second_place))
        ]
    return conflicts


def _place(file, place, user):
    if not user.scopes.reaches(file.delivery.path, may="console.import_roster"):
        return {"file": wording.FILE_HIDDEN, "place": "", "delivery": None}
    words = wording.FILE_OF_ANOTHER.format(sender=file.delivery.sender.name, name=file.name)
    return {"file": words, "place": place, "delivery": file.delivery}


def _conflicts(user, roster):
    found = Conflict.objects.seen_by(user).filter(second__delivery__roster=roster)
    return list(found.for_list()[:CONFLICTS_SHOWN])


def _chosen(request, every):
    by_key = {each.key: each for each in every}
    return by_key.get(request.GET.get("roster")) or by_key.get("members") or every[0]
