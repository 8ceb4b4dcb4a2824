"""What ends with a street or community: its outline, and the grid cells within."""

from mahua.organisations.ceasing import ends_with_organisation
from mahua.places.models import Area


@ends_with_organisation
def end_outlines(organisation, *, on, around):
    """The dissolution itself says all there is to say, so nothing more is recorded."""
    Area.objects.standing().filter(path=organisation.path).update(ended_on=on)
    return []
