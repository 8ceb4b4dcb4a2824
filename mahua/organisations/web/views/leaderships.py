"""Who leads and who guides an organisation."""

from django.utils import timezone

from mahua.access.locks import may_on
from mahua.organisations.models import Leadership, Organisation
from mahua.organisations.web.asking import ask, today
from mahua.organisations.web.forms import LeadershipForm


@may_on(Organisation, "organisations.keep_organisation")
def new(request, organisation):
    form = LeadershipForm(request.POST or None, user=request.user, initial={"on": today()})

    def act(said):
        superior = Organisation.objects.get(code=said["superior"])
        around = {"by": request.user, "at": timezone.now()}
        Leadership.begin(superior, over=organisation, kind=said["relation"], from_on=said["on"], **around)

    return ask(request, organisation, form, asked="lead", act=act)
