"""The whole way of a delivery without pages: for the command line, by the same steps and the same permissions."""

from mahua.console.imports import board, wording
from mahua.console.imports.carrying_out import carry_out
from mahua.console.imports.reading_files import forms_to_map
from mahua.console.imports.receiving import receive
from mahua.console.models import ColumnMapping, Delivery
from mahua.kernel.errors import Refused


def bring_in_unattended(paths, *, roster, by, at, sender_code="", only_check=False) -> Delivery:
    """Receive, check and import files; the proposed mapping is taken where it is sure, else `Refused` says what is not.

    With faults the delivery stays on the board, not imported; after `only_check` it waits there to be imported.
    """
    for permission in ("console.import_roster", roster.permission):
        if not by.has_perm(permission):
            raise Refused(wording.MAY_NOT.format(name=by.name, title=roster.title))
    sender = _sender(by, sender_code)
    uploads = [(path.name, path.stat().st_size, path.read_bytes) for path in paths]
    delivery = receive(roster, uploads, sender=sender, by=by, at=at)
    _step(delivery, "open", by=by, at=at)
    if delivery.state == Delivery.State.RECEIVED:
        _take_sure_mapping(delivery, roster, by=by, at=at)
        _step(delivery, "check", by=by, at=at)
    if delivery.state == Delivery.State.CHECKED and not only_check:
        _step(delivery, "import", by=by, at=at)
    return delivery


def _sender(user, code):
    """The organisation of this code in the person's scope; without a code the topmost one."""
    mine = board.senders(user)
    found = mine.filter(code=code).first() if code else mine.first()
    if found is None:
        raise Refused(wording.NO_SUCH_SENDER.format(code=code, name=user.name))
    return found


def _step(delivery, step, *, by, at):
    delivery.begin(step, by=by, at=at)
    carry_out(delivery, at=at)


def _take_sure_mapping(delivery, roster, *, by, at):
    forms = forms_to_map(delivery)
    for form in forms:
        said = {heading["words"]: heading["key"] for heading in form.headings}
        unsure = [heading["words"] for heading in form.headings if heading["key"] and not heading["is_sure"]]
        missing = [column.title for column in roster.columns if column.required and column.key not in said.values()]
        if unsure or missing:
            words = "、".join((*unsure, *missing))
            raise Refused(wording.MAP_ON_PAGE.format(where=form.where, words=words))
    for form in forms:
        said = {heading["words"]: heading["key"] for heading in form.headings}
        ColumnMapping.keep(form.fingerprint, said, sender=delivery.sender, roster=delivery.roster, by=by, at=at)
