"""One delivery from its mapping to its import; every step can be cancelled, and nothing is lost by a refusal."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.addresses import address_of
from mahua.access.locks import may_on
from mahua.console.imports import rosters, wording
from mahua.console.imports.carrying_out import check_delivery, import_delivery
from mahua.console.imports.checking import marked_copy
from mahua.console.imports.reading_files import forms_to_map
from mahua.console.models import ColumnMapping, Conflict, Delivery
from mahua.console.web.import_forms import MapColumns
from mahua.console.web.views.imports import handed_out, hide_unseen
from mahua.organisations.rosters import IMPORTS
from mahua.ui.pages import page


@may_on(Delivery, "console.import_roster")
def show(request, delivery):
    """What was found in each file, and the one thing to do now."""
    return page(request, "console/imports/show.html", _context(request, delivery), part="delivery")


@require_POST
@may_on(Delivery, "console.import_roster")
def map_columns(request, delivery):
    """The mapping confirmed: remembered for this sender, and the files checked by it."""
    roster = IMPORTS[delivery.roster]
    mapping = MapColumns(request.POST, forms_to_map=forms_to_map(delivery), columns=roster.columns)
    if not mapping.is_valid():
        context = _context(request, delivery) | {"mapping": mapping}
        return page(request, "console/imports/show.html", context, part="delivery", status=422)
    now = timezone.now()
    for fingerprint, said in mapping.mappings().items():
        ColumnMapping.keep(fingerprint, said, sender=delivery.sender, roster=delivery.roster, by=request.user, at=now)
    check_delivery(delivery, by=request.user, at=now)
    return redirect(delivery)


@require_POST
@may_on(Delivery, "console.import_roster")
def check(request, delivery):
    """Once more, after something was mended elsewhere: an organisation founded, a file left out."""
    check_delivery(delivery, by=request.user, at=timezone.now())
    return redirect(delivery)


@require_POST
@may_on(Delivery, "console.import_roster")
def bring_in(request, delivery):
    """导入: each file all or nothing."""
    import_delivery(delivery, by=request.user, at=timezone.now())
    return redirect(delivery)


@require_POST
@may_on(Delivery, "console.import_roster")
def cancel(request, delivery):
    delivery.cancel(by=request.user, at=timezone.now(), address=address_of(request))
    messages.success(request, delivery.words or wording.CANCELLED)
    return redirect(delivery)


@require_POST
@may_on(Delivery, "console.import_roster")
def leave_out(request, delivery, number):
    """One file is not to be imported; the others may."""
    file = get_object_or_404(delivery.files, number=number)
    file.leave_out()
    messages.success(request, wording.LEFT_OUT.format(name=file.name))
    return redirect(delivery)


@may_on(Delivery, "console.import_roster")
def marked(request, delivery, number):
    """The workbook with every faulty cell marked, to be mended and sent again."""
    file = get_object_or_404(delivery.files.marked_or_markable(), number=number)
    book = marked_copy(file, by=request.user, at=timezone.now())
    name = f"{file.name.rsplit('/')[-1].rsplit('.', 1)[0]}（标注）"
    return handed_out(request, book, name=name, about=f"{delivery.code} marked {file.number}")


def _context(request, delivery):
    roster = IMPORTS[delivery.roster]
    files = list(delivery.files.in_order())
    waits_for_mapping = delivery.state == Delivery.State.RECEIVED
    unmapped = forms_to_map(delivery) if waits_for_mapping else []
    clashes = Conflict.objects.seen_by(request.user).concerning(delivery).for_list()
    return {
        "delivery": delivery,
        "roster": roster,
        "files": files,
        "mapping": MapColumns(forms_to_map=unmapped, columns=roster.columns) if unmapped else None,
        "conflicts": hide_unseen(list(clashes), request.user),
        "new": sum(file.new for file in files if file.state in {"acceptable", "imported"}),
        "changed": sum(file.changed for file in files if file.state in {"acceptable", "imported"}),
        "same": sum(file.same for file in files if file.state in {"acceptable", "imported", "unchanged"}),
        "faulty": sum(file.state in {"faulty", "unreadable"} for file in files),
        "percent": delivery.work.percent if delivery.is_busy and delivery.work else 0,
        "list": rosters.list_of(delivery.roster),
        "may_bring_in": request.user.has_perm(roster.permission),
    }
