"""Facts as rows of a page: everything put into words once, so that the template only sets them."""

from django.urls import reverse

from mahua.ledger import wording
from mahua.ledger.plain_words import Line
from mahua.ui.templatetags.ui import dt, moment


def rows(lines: list[Line]) -> list[dict[str, str]]:
    """The lines as the template `_table.html` sets them."""
    return [_row(line) for line in lines]


def _row(line):
    return {
        "day": dt(line.fact.occurred_on, "full"),
        "title": line.title,
        "address": reverse("console:fact", args=[line.fact.position]),
        "organisation": line.organisation,
        "organisation_address": reverse("console:ledger_of", args=[line.fact.organisation_code]),
        "summary": line.summary,
        "recorded": wording.RECORDED.format(recorder=line.recorder, at=moment(line.fact.recorded_at)),
        "state": line.state,
    }
