"""Posts from–to: who holds what, appointing and ending."""

from functools import partial

from mahua.access.locks import may, may_on
from mahua.members.models import Member, Post
from mahua.members.web.asking import around, ask, today
from mahua.members.web.forms import AppointmentForm, PostEndForm
from mahua.organisations.models import Organisation
from mahua.ui.pages import page, paginate


@may("organisations.view_organisation")
def index(request):
    leaf = paginate(request, Post.objects.visible_to(request.user).on(today()).for_list())
    return page(request, "members/posts.html", {"page": leaf}, part="table")


@may_on(Organisation, "members.keep_post")
def new(request, organisation):
    form = AppointmentForm(
        request.POST or None, organisation=organisation, user=request.user, initial={"from_on": today()}
    )

    def act(said):
        member = Member.objects.visible_to(request.user).get(code=said.pop("member"))
        Post.appoint(member, organisation=organisation, **said, **around(request, organisation))

    return ask(request, organisation, form, asked="appoint", act=act, back=organisation)


@may_on(Post, "members.keep_post")
def end(request, post):
    form = PostEndForm(request.POST or None, initial={"on": today()})
    act = partial(post.end, **around(request, post.organisation))
    return ask(request, post, form, asked="end_post", act=lambda said: act(**said), back=post.organisation)
