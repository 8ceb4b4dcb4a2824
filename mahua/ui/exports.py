"""A table handed out as a workbook: every such hand-out is written into the security log."""

from urllib.parse import quote

from django.http import HttpResponse
from django.utils import timezone

from mahua.access.addresses import address_of
from mahua.access.models import SecurityEvent
from mahua.kernel.spreadsheets import writing

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(request, columns, rows, *, title, about):
    """The rows as an xlsx attachment named after `title`; `about` says in codes what was taken out, the
    body's code first, so that a member can find who took out a list they stand on."""
    book = writing.write(columns, rows, title=title)
    SecurityEvent.append(
        "table.exported",
        by=request.user,
        at=timezone.now(),
        about=about,
        address=address_of(request),
    )
    return HttpResponse(
        book,
        content_type=XLSX,
        headers={"Content-Disposition": f"attachment; filename=\"table.xlsx\"; filename*=UTF-8''{quote(title)}.xlsx"},
    )
