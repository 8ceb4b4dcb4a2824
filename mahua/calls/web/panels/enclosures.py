"""随件附件 on the call's page: what may be opened, what is withheld and why, and for those who decide the way to do so."""

from mahua.calls.models import Enclosure
from mahua.calls.web.panels import panel, panel_beside


@panel
def to_disclose(request, call, *, now):
    """Before anything else, where somebody has still to look: what nobody released no body called will see."""
    if not call.has_enclosures or not request.user.has_perm("calls.disclose", call):
        return None
    rows = _rows(request, call)
    return _panel(request, call, rows) if any(each.undecided for each in rows) else None


@panel_beside
def enclosed(request, call, *, now):
    """What came with the call, said to everybody who sees it."""
    if not call.has_enclosures:
        may_add = call.is_open and request.user.has_perm("calls.enclose", call)
        return ("calls/panels/enclosures.html", {"rows": [], "adds": True}) if may_add else None
    rows = _rows(request, call)
    if request.user.has_perm("calls.disclose", call) and any(each.undecided for each in rows):
        return None
    return _panel(request, call, rows)


def _panel(request, call, rows):
    adds = call.is_open and request.user.has_perm("calls.enclose", call)
    return "calls/panels/enclosures.html", {"rows": rows, "adds": adds}


def _rows(request, call):
    """Each file with what this person may do about it; decided are those of the call itself. Read once for both panels."""
    if hasattr(call, "enclosed_rows"):
        return call.enclosed_rows
    decides = request.user.has_perm("calls.disclose", call)
    opens = request.user.has_perm("calls.open_enclosure", call)
    call.enclosed_rows = list(Enclosure.objects.of(call))
    for each in call.enclosed_rows:
        own = each.call_id == call.pk
        each.decides = own and decides and not each.is_erased and each.original_id is not None
        each.opens = own and opens and not each.is_erased and each.original_id is not None
        each.undecided = each.decides and each.is_withheld
    return call.enclosed_rows
