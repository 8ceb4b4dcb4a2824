"""合并: several organisations of one kind become one."""

from django.utils import timezone

from mahua.access.locks import may_on
from mahua.members.merging import merge
from mahua.members.web.asking import ask, today
from mahua.members.web.forms import MergerForm
from mahua.organisations.models import Organisation


@may_on(Organisation, "organisations.keep_organisation")
def new(request, into):
    form = MergerForm(request.POST or None, into=into, user=request.user, initial={"on": today()})

    def act(said):
        chosen = list(Organisation.objects.filter(code__in=said["predecessors"]).for_list())
        merge(chosen, into=into, on=said["on"], by=request.user, at=timezone.now())

    return ask(request, into, form, asked="merge", act=act, back=into)
