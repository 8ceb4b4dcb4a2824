"""联系点: which leader looks after which branch, and what problems were taken up and solved there."""

from functools import partial

from django import forms
from django.utils import timezone

from mahua.access.locks import may, may_on
from mahua.duties import wording
from mahua.duties.models import ContactPoint, ContactProblem
from mahua.duties.models.contact_point import LEADERS
from mahua.duties.web.asking import Question, around, ask, day_field, today
from mahua.duties.web.tabs import tabs
from mahua.members.models import Post
from mahua.organisations.models import Organisation
from mahua.ui.pages import page, paginate

NEW = Question(
    title="确定联系点",
    words="一名党组成员一般联系一个支部，用来帮支部解决自己解决不了的问题；不登记到访次数。",
    button="确定",
    done=wording.CONTACT_SET,
)
TAKE_UP = Question(title="带回一个问题", words=wording.WRITE_NO_NAMES, button="记下", done=wording.PROBLEM_TAKEN_UP)
SOLVE = Question(title="问题解决了", words=wording.WRITE_NO_NAMES, button="解决了", done=wording.PROBLEM_SOLVED)
END = Question(title="结束联系", button="结束", done=wording.CONTACT_ENDED_NOW)


class ContactPointForm(forms.Form):
    """Which leader, which branch, from when."""

    post = forms.ModelChoiceField(label="党组成员", queryset=Post.objects.none(), to_field_name="code")
    branch = forms.ModelChoiceField(label="党支部", queryset=Organisation.objects.none(), to_field_name="code")
    from_on = day_field("自何日起")

    def __init__(self, *args, user, **rest):
        super().__init__(*args, **rest)
        seen = user.scopes.covers("organisation__path", may="duties.set_contact_point")
        posts = Post.objects.filter(seen, role__in=LEADERS).current().for_list()
        self.fields["post"].queryset = posts
        self.fields["post"].label_from_instance = lambda post: f"{post.member.name}（{post}）"
        here = user.scopes.covers("path", may="duties.set_contact_point")
        self.fields["branch"].queryset = Organisation.objects.filter(here).of_kind("branch").standing().for_list()


class ProblemForm(forms.Form):
    title = forms.CharField(label="什么问题", max_length=120)
    on = day_field("哪天带回的")


class SolutionForm(forms.Form):
    solution = forms.CharField(label="怎样解决的", max_length=200, required=False)
    on = day_field("哪天解决的")


class EndForm(forms.Form):
    on = day_field("联系到哪天")


@may("duties.view_contact_point")
def index(request):
    leaf = paginate(request, ContactPoint.objects.visible_to(request.user).current().for_list())
    return page(request, "duties/contact_points.html", {"page": leaf, "tabs": tabs("contact_points")}, part="table")


@may("duties.set_contact_point")
def new(request):
    form = ContactPointForm(request.POST or None, user=request.user, initial={"from_on": today()})
    act = partial(ContactPoint.appoint, by=request.user, at=timezone.now())
    return ask(request, NEW, form, act=lambda said: act(said.pop("post"), **said), back=lambda point: point)


@may_on(ContactPoint, "duties.view_contact_point")
def show(request, point):
    context = {"point": point, "problems": point.problems.for_list(), "tabs": tabs("contact_points")}
    return page(request, "duties/contact_point.html", context)


@may_on(ContactPoint, "duties.set_contact_point")
def end(request, point):
    form = EndForm(request.POST or None, initial={"on": today()})
    act = partial(point.end, by=request.user, at=timezone.now())
    return ask(request, END, form, act=lambda said: act(**said), back=point.get_absolute_url(), about=point)


@may_on(ContactPoint, "duties.take_up_problem")
def take_up(request, point):
    form = ProblemForm(request.POST or None, initial={"on": today()})
    act = partial(ContactProblem.take_up, contact_point=point, **around(request, point.post.organisation))
    return ask(
        request,
        TAKE_UP,
        form,
        act=lambda said: act(said["title"], on=said["on"]),
        back=point.get_absolute_url(),
        about=point,
    )


@may_on(ContactProblem, "duties.solve_problem")
def solve(request, problem):
    form = SolutionForm(request.POST or None, initial={"on": today()})
    act = partial(problem.solve, **around(request, problem.contact_point.post.organisation))
    return ask(
        request,
        SOLVE,
        form,
        act=lambda said: act(**said),
        back=problem.contact_point.get_absolute_url(),
        about=problem,
    )
