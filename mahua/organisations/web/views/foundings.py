"""A new organisation under one that stands."""

from django.utils import timezone

from mahua.access.locks import may_on
from mahua.organisations.models import Organisation
from mahua.organisations.nesting import kinds_under
from mahua.organisations.web.asking import ask, today
from mahua.organisations.web.forms import FoundingForm
from mahua.ui.abouts import offered


@may_on(Organisation, "organisations.keep_organisation")
def new(request, parent):
    abouts = offered(request.user, parent, today()) if "temporary_branch" in kinds_under(parent.kind) else ()
    form = FoundingForm(request.POST or None, parent=parent, abouts=abouts, initial={"founded_on": today()})

    def found(said):
        return Organisation.found(
            said.pop("name"), kind=said.pop("kind"), parent=parent, by=request.user, at=timezone.now(), **said
        )

    return ask(request, parent, form, asked="found", act=found)
