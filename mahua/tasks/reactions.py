"""What tasks do when a fact arrives that somebody was asked for: the receipt is given by the work itself."""

from mahua.ledger.relay import reaction
from mahua.tasks.models import Receipt
from mahua.tasks.wanted import CODES, held_by, holds_all


@reaction("tasks.receipts_by_facts", kinds=CODES, many=True)
def answered_by_work(facts):
    """Looked at anew for the bodies of the batch, so that a corrected fact opens the receipt again."""
    told = {fact.organisation_code: fact.recorded_at for fact in facts}
    states = (Receipt.State.OPEN, Receipt.State.HELD)
    rows = Receipt.objects.filter(organisation__code__in=list(told), state__in=states, was_asked=True)
    for receipt in rows.filter(ask__question="").select_related("ask", "organisation").order_by("pk"):
        _settle(receipt, at=told[receipt.organisation.code])


def _settle(receipt, *, at):
    ask, body = receipt.ask, receipt.organisation
    held = held_by([body], ask.wants, from_on=ask.from_on, until_on=ask.until_on)[body.code]
    if holds_all(held, ask.wants) and receipt.is_open:
        receipt.confirm(at=at)
    elif not holds_all(held, ask.wants) and not receipt.is_open:
        receipt.open_again(at=at)
