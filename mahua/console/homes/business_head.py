"""What a business head must get in ten seconds: own undertakings with the next thing to do, and what others want to borrow."""

from mahua.undertakings.models import Loan, Undertaking

SHOWN = 12


def awaiting(user):
    """[(undertaking, what comes next, where)]: those this person answers for, by the day they end; two queries."""
    own = Undertaking.objects.visible_to(user).open().filter(business_owner=user).prefetch_related("strands")
    return [(each, *each.next_for_owner()) for each in own.order_by("ends_on", "pk")[:SHOWN]]


def asked_of(user):
    """What other units asked to borrow and nobody here has answered."""
    return list(Loan.objects.visible_to(user).filter(state="offered").for_list()[:SHOWN])
