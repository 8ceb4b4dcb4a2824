"""The list as a workbook, as it is filtered on the page: the masked edition, and a line in the security log."""

from django.utils import timezone

from mahua.access.locks import may
from mahua.calls.naming import call_label
from mahua.calls.sheets import CALLS_OUT, export_calls
from mahua.calls.web.filters import CallFilter
from mahua.calls.wording import edges as words
from mahua.kernel.errors import Refused
from mahua.ui.exports import workbook

AT_MOST = 20_000


@may("calls.see_calls")
def index(request):
    chosen = CallFilter(request.GET, user=request.user, at=timezone.now())
    calls = chosen.calls().for_list()
    count = calls[: AT_MOST + 1].count()
    if count > AT_MOST:
        raise Refused(words.TOO_MANY_TO_EXPORT.format(most=AT_MOST))
    about, title = f"calls {count}", words.CALLS_SHEET.format(label=call_label())
    return workbook(request, CALLS_OUT, export_calls(calls), title=title, about=about)
