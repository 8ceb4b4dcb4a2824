"""The units a joint branch gathers."""

from django.utils import timezone

from mahua.access.locks import may_on
from mahua.organisations.models import Organisation
from mahua.organisations.web.asking import ask
from mahua.organisations.web.forms import CoveredUnitsForm


@may_on(Organisation, "organisations.keep_organisation")
def edit(request, organisation):
    covered = list(organisation.covered_units.values_list("code", flat=True))
    form = CoveredUnitsForm(request.POST or None, user=request.user, initial={"units": covered})

    def act(said):
        units = Organisation.objects.filter(code__in=said["units"])
        organisation.cover(list(units), by=request.user, at=timezone.now())

    return ask(request, organisation, form, asked="cover", act=act)
