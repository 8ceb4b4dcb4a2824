"""启用日期: from when an organisation owes; before it reads 未纳入 and is never late."""

from mahua.ledger.recording import Entry, record_many, verb
from mahua.organisations.facts import OrganisationWentLive
from mahua.organisations.models import Organisation


@verb
def go_live(organisations, *, on, by, at, for_=None):
    """The organisations owe from `on`; those that have that day already are passed over. Returns how many changed."""
    changed = [each for each in organisations if each.go_live_on != on]
    Organisation.objects.filter(pk__in=[each.pk for each in changed]).update(go_live_on=on)
    said = OrganisationWentLive(go_live_on=on.isoformat())
    record_many(Entry(fact=said, organisation=each, by=by, at=at, for_=for_) for each in changed)
    return len(changed)
