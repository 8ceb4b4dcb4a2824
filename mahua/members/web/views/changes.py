"""What is registered about a member: admission, transfer, confirmation, standing, a second membership."""

from functools import partial

from mahua.access.locks import may_on
from mahua.members.models import Member
from mahua.members.web.asking import around, ask, today
from mahua.members.web.forms import AdmissionForm, ConfirmationForm, StatusForm, TransferForm
from mahua.organisations.models import Organisation


@may_on(Organisation, "members.keep_member")
def admit(request, organisation):
    form = AdmissionForm(request.POST or None, initial={"from_on": today()})
    act = partial(Member.admit, organisation=organisation, **around(request, organisation))
    return ask(
        request, organisation, form, asked="admit", act=lambda said: act(said.pop("name"), **said), back=organisation
    )


@may_on(Member, "members.transfer_member")
def transfer(request, member):
    form = TransferForm(request.POST or None, member=member, user=request.user, initial={"on": today()})

    def act(said):
        to = Organisation.objects.visible_to(request.user).get(code=said["to"])
        member.transfer(to, on=said["on"], **around(request, member.organisation))

    return ask(request, member, form, asked="transfer", act=act, back=member)


@may_on(Member, "members.keep_member")
def confirm(request, member):
    form = ConfirmationForm(request.POST or None, initial={"on": today()})
    act = partial(member.confirm, **around(request, member.organisation))
    return ask(request, member, form, asked="confirm", act=lambda said: act(**said), back=member)


@may_on(Member, "members.keep_member")
def change_status(request, member):
    form = StatusForm(request.POST or None, member=member, initial={"on": today()})
    act = partial(member.change_status, **around(request, member.organisation))
    return ask(request, member, form, asked="status", act=lambda said: act(said["status"], on=said["on"]), back=member)


@may_on(Member, "members.transfer_member")
def join_temporary(request, member):
    kinds = ("temporary_branch",)
    form = TransferForm(request.POST or None, member=member, user=request.user, kinds=kinds, initial={"on": today()})

    def act(said):
        to = Organisation.objects.visible_to(request.user).get(code=said["to"])
        member.join_temporary(to, on=said["on"], **around(request, to))

    return ask(request, member, form, asked="second", act=act, back=member)
