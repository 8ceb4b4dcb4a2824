"""What the clerk and the working committee change of one organisation: each asks for little and leaves a fact."""

from functools import partial

from django.utils import timezone

from mahua.access.locks import may_on
from mahua.organisations.going_live import go_live as going_live
from mahua.organisations.models import Organisation
from mahua.organisations.web.asking import ask, today
from mahua.organisations.web.forms import DissolutionForm, GoLiveForm, NameForm, PlaceForm, SmallSizeForm, StaffForm

keeping = may_on(Organisation, "organisations.keep_organisation")
approving = may_on(Organisation, "organisations.approve_renewal")


@keeping
def rename(request, organisation):
    form = NameForm(request.POST or None, initial={"name": organisation.name, "on": today()})
    return ask(
        request,
        organisation,
        form,
        asked="rename",
        act=lambda said: organisation.rename(said["name"], on=said["on"], by=request.user, at=timezone.now()),
    )


@keeping
def move(request, organisation):
    form = PlaceForm(request.POST or None, organisation=organisation, user=request.user, initial={"on": today()})

    def act(said):
        parent = Organisation.objects.visible_to(request.user).get(code=said["parent"])
        organisation.move(parent, on=said["on"], by=request.user, at=timezone.now())

    return ask(request, organisation, form, asked="move", act=act)


@keeping
def dissolve(request, organisation):
    form = DissolutionForm(request.POST or None, initial={"on": min(organisation.planned_until or today(), today())})
    act = partial(organisation.dissolve, by=request.user, at=timezone.now())
    return ask(request, organisation, form, asked="dissolve", act=lambda said: act(**said))


@keeping
def go_live(request, organisation):
    form = GoLiveForm(request.POST or None, initial={"on": organisation.go_live_on or today()})

    def act(said):
        below = Organisation.objects.below(organisation.path).standing().for_list()
        chosen = list(below) if said["below_too"] else [organisation]
        going_live(chosen, on=said["on"], by=request.user, at=timezone.now())

    return ask(request, organisation, form, asked="go_live", act=act)


@keeping
def count_staff(request, organisation):
    form = StaffForm(request.POST or None, instance=organisation)
    act = partial(organisation.count_staff, by=request.user, at=timezone.now())
    return ask(request, organisation, form, asked="staff", act=lambda said: act(**said))


@approving
def approve_size(request, organisation):
    form = SmallSizeForm(request.POST or None)
    act = partial(organisation.approve_small_size, by=request.user, at=timezone.now())
    return ask(request, organisation, form, asked="size", act=lambda said: act())
