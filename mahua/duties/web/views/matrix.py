"""支部 × 应办: what a clerk's branches owe in one month, with the quarter, half and year it lies in."""

from django.utils import timezone

from mahua.access.locks import may
from mahua.duties import wording
from mahua.duties.bearers import bearing
from mahua.duties.matrix import matrix_of
from mahua.duties.web.forms import MatrixFilter
from mahua.kernel.days import day_of
from mahua.organisations.models import Organisation
from mahua.ui.exports import workbook
from mahua.ui.pages import page, paginate

OWING = ("branch", "general_branch", "party_committee", "leading_group")
CELLS_AT_MOST = 6000  # organisations in one workbook


def _rows(request, chosen):
    seen = Organisation.objects.visible_to(request.user).standing().of_kind(*OWING)
    return bearing(chosen.apply(seen)).for_list()


@may("duties.view_obligation")
def show(request):
    today = day_of(timezone.now())
    chosen = MatrixFilter(request.GET, today=today)
    leaf = paginate(request, _rows(request, chosen))
    matrix = matrix_of(leaf.rows, month=chosen.chosen_month, on=today)
    context = {"filter": chosen, "page": leaf, "matrix": matrix, "reasons": wording.REASONS_TO_EXEMPT.items()}
    return page(request, "duties/matrix.html", context, part="table")


@may("duties.view_obligation")
def export(request):
    today = day_of(timezone.now())
    chosen = MatrixFilter(request.GET, today=today)
    month = chosen.chosen_month
    matrix = matrix_of(list(_rows(request, chosen)[:CELLS_AT_MOST]), month=month, on=today)
    title = f"{month.label}应办情况"
    about = f"duties {month.code} {len(matrix.rows)}"
    return workbook(request, matrix.sheet_columns, matrix.sheet_rows(), title=title, about=about)
