"""责任清单: drawn up, handed down, issued, and two years beside each other."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.duties import wording
from mahua.duties.holders import borne_by, holders_of
from mahua.duties.models import Authorisation, ItemQuestion, ResponsibilityItem, ResponsibilityList
from mahua.duties.two_years import Line, differences
from mahua.duties.web.asking import Question, ask, today
from mahua.duties.web.list_forms import HandDownForm, IssueForm, ItemForm, ListForm
from mahua.duties.web.tabs import tabs
from mahua.ui.pages import page, paginate

DRAW_UP = Question(
    title="建立责任清单",
    words="上一年度有同名清单的，事项自动带过来，逐项核对即可。",
    button="建立",
    done=wording.LIST_MADE,
    minutes=5,
)
ADD = Question(title="加一项责任", button="加入", done=wording.ITEM_ADDED, minutes=2)
HAND_DOWN = Question(
    title="分解到下级组织",
    words="每个下级只分解与它有关的事项，不要照搬照抄；下级核对后自行印发。",
    button="分解",
    done="已分解，请下级核对后印发。",
    minutes=3,
)


@may("duties.view_rule")
def start(request):
    """Who bears something goes to it; everybody else to the rules, to look one up."""
    bears = borne_by(request.user.member_code, on=today())
    return redirect("duties:mine" if bears else "duties:rules")


@may("duties.view_responsibility_list")
def mine(request):
    """我的责任清单: what I bear today, by the posts I hold."""
    rows = borne_by(request.user.member_code, on=today())
    questions = {each.item_id: each for each in ItemQuestion.objects.filter(item__in=rows).order_by("asked_on", "pk")}
    context = {"rows": [(item, questions.get(item.pk)) for item in rows], "tabs": tabs("mine"), "year": today().year}
    return page(request, "duties/mine.html", context)


@may("duties.view_responsibility_list")
def index(request):
    leaf = paginate(request, ResponsibilityList.objects.visible_to(request.user).for_list())
    context = {
        "page": leaf,
        "tabs": tabs("responsibility_lists"),
        "authorised": Authorisation.objects.in_force().order_by("what"),
    }
    return page(request, "duties/responsibility_lists.html", context, part="table")


@may("duties.keep_responsibility_list")
def new(request):
    form = ListForm(request.POST or None, user=request.user, today=today())

    def act(said):
        return ResponsibilityList.draw_up(said.pop("organisation"), **said, by=request.user, at=timezone.now())

    return ask(request, DRAW_UP, form, act=act, back=lambda made: made)


@may_on(ResponsibilityList, "duties.view_responsibility_list")
def show(request, responsibility_list):
    names = holders_of([responsibility_list.organisation_id], on=today())
    rows = [
        (item, "、".join(names.get((responsibility_list.organisation_id, item.role), ())))
        for item in responsibility_list.items.for_list()
    ]
    context = {
        "list": responsibility_list,
        "rows": rows,
        "questions": responsibility_list.questions.for_list(),
        "form": IssueForm(),
        "has_last_year": _of_last_year(responsibility_list).exists(),
        "tabs": tabs("responsibility_lists"),
    }
    return page(request, "duties/responsibility_list.html", context)


@may_on(ResponsibilityList, "duties.keep_responsibility_list")
def add(request, responsibility_list):
    form = ItemForm(request.POST or None, organisation=responsibility_list.organisation)
    back = responsibility_list.get_absolute_url()
    act = responsibility_list.add
    return ask(
        request, ADD, form, act=lambda said: act(said.pop("title"), **said), back=back, about=responsibility_list
    )


@require_POST
@may_on(ResponsibilityItem, "duties.keep_responsibility_list")
def drop(request, item):
    item.drop()
    messages.success(request, wording.ITEM_DROPPED)
    return redirect(item.list)


@may_on(ResponsibilityList, "duties.keep_responsibility_list")
def hand_down(request, responsibility_list):
    form = HandDownForm(request.POST or None, user=request.user, of=responsibility_list)
    act = partial(responsibility_list.hand_down, by=request.user, at=timezone.now())
    back = responsibility_list.get_absolute_url()
    return ask(
        request,
        HAND_DOWN,
        form,
        act=lambda said: act(said["items"], to=said["to"]),
        back=back,
        about=responsibility_list,
    )


@require_POST
@may_on(ResponsibilityList, "duties.keep_responsibility_list")
def issue(request, responsibility_list):
    form = IssueForm(request.POST)
    as_letter = form.is_valid() and form.cleaned_data.get("as_letter", False)
    responsibility_list.issue(by=request.user, at=timezone.now(), as_letter=as_letter)
    messages.success(request, wording.LIST_ISSUED_NOW)
    return redirect(responsibility_list)


@may_on(ResponsibilityList, "duties.view_responsibility_list")
def compare(request, responsibility_list):
    """Beside the list of the same title a year before."""
    before = _of_last_year(responsibility_list).first()
    if before is None:
        raise Http404
    rows = differences(_lines(before), _lines(responsibility_list))
    context = {"list": responsibility_list, "before": before, "rows": rows, "tabs": tabs("responsibility_lists")}
    return page(request, "duties/two_years.html", context)


def _of_last_year(this):
    return ResponsibilityList.objects.filter(organisation=this.organisation_id, title=this.title, year=this.year - 1)


def _lines(responsibility_list):
    return [
        Line(item.pk, item.title, item.source, item.bearer_words, item.carried_from_id)
        for item in responsibility_list.items.for_list()
    ]
