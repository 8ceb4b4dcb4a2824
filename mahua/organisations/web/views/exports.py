"""The tree as a workbook, filtered as on the page; every export stands in the security log."""

from mahua.access.locks import may
from mahua.organisations import wording
from mahua.organisations.models import Organisation
from mahua.organisations.sheets import ORGANISATIONS, UNITS, export_rows
from mahua.organisations.web.filters import OrganisationFilter, units_seen_by
from mahua.ui.exports import workbook


@may("organisations.export_organisation")
def show(request):
    chosen = OrganisationFilter(request.GET)
    units = units_seen_by(request.user) if chosen.unit else ()
    found = chosen.apply(Organisation.objects.visible_to(request.user).standing().for_list(), units=units)
    columns, title = (
        (UNITS, wording.UNITS_SHEET) if chosen.kind == "unit" else (ORGANISATIONS, wording.ORGANISATIONS_SHEET)
    )
    return workbook(request, columns, export_rows(found), title=title, about=f"organisations {found.count()}")
