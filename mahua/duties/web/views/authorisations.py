"""What is off unless a higher document allows it, and who acts for a vacant post."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.duties import wording
from mahua.duties.models import ActingHolder, Authorisation
from mahua.duties.web.asking import Question, ask, today
from mahua.duties.web.list_forms import ActingForm, AuthorisationForm
from mahua.organisations.models import Organisation

ENTER = Question(
    title="录入上级授权文件",
    words="责任状、一票否决事项按规定从严控制，没有上级文件授权的不启用。录入后各级清单才可以选用。",
    button="录入",
    done=wording.AUTHORISATION_ENTERED,
    minutes=2,
)
NAME = Question(
    title="登记代行职责",
    words="只用于空缺的职务，到期自动终止；职务有人担任后请以任职为准。",
    button="登记",
    done=wording.ACTING_NAMED,
    minutes=2,
)


def _keeper():
    standing = Organisation.objects.standing()
    return standing.of_kind("working_committee").first() or standing.of_kind("district").get()


@may("duties.authorise")
def new(request):
    form = AuthorisationForm(request.POST or None)

    def act(said):
        return Authorisation.enter(
            said.pop("what"), **said, working_committee=_keeper(), by=request.user, at=timezone.now()
        )

    return ask(request, ENTER, form, act=act, back=lambda _: "duties:responsibility_lists")


@require_POST
@may("duties.authorise")
def withdraw(request, pk):
    authorisation = get_object_or_404(Authorisation.objects.in_force(), pk=pk)
    authorisation.withdraw(working_committee=_keeper(), by=request.user, at=timezone.now())
    return redirect("duties:responsibility_lists")


@may_on(Organisation, "duties.name_acting")
def name_acting(request, organisation):
    form = ActingForm(request.POST or None, organisation=organisation, user=request.user, initial={"from_on": today()})
    act = partial(ActingHolder.name, organisation=organisation, by=request.user, at=timezone.now())
    back = organisation.get_absolute_url()
    return ask(request, NAME, form, act=lambda said: act(said.pop("member"), **said), back=back, about=organisation)
