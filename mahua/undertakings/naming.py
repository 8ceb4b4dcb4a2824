"""What an `about` names, and what may be named: each undertaking by the codes of its two strands."""

from django.db.models import Q

from mahua.kernel.tree_paths import ancestors
from mahua.undertakings import wording
from mahua.undertakings.models import Strand, Undertaking

UNDERTAKING, STRAND = "u", "s"


def meant_by(about):
    """(undertaking, side or '') that a code names; (None, '') where it names something else."""
    found = Undertaking.objects.select_related("unit", "branch")
    if about.startswith(UNDERTAKING):
        return found.filter(code=about).first(), ""
    if about.startswith(STRAND):
        strand = Strand.objects.filter(code=about).values_list("undertaking", "side").first()
        return (found.get(pk=strand[0]), strand[1]) if strand else (None, "")
    return None, ""


def on_offer(user, body, day):
    """The strands of what is open in the body's unit, or is borne by the body: whoever acts for it may name them."""
    if not user.scopes.reaches(body.path):
        return []
    near = Q(undertaking__path__in=[*ancestors(body.path), body.path]) | Q(path=body.path)
    strands = Strand.objects.filter(near, undertaking__in=Undertaking.objects.open().filter(starts_on__lte=day))
    rows = strands.order_by("-undertaking__starts_on", "-undertaking", "pk").values_list(
        "code", "side", "undertaking__title"
    )
    return [(code, wording.OFFER.format(title=title, side=wording.SIDES[side])) for code, side, title in rows]
