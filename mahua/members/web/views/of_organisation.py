"""Posts and members of one organisation, put into its page by URL."""

from mahua.access.locks import may_on
from mahua.members.models import Membership, Post
from mahua.members.web.asking import today
from mahua.members.web.forms import DayForm
from mahua.organisations.models import Organisation
from mahua.ui.pages import page, paginate

MANY = 60


@may_on(Organisation, "organisations.view_organisation")
def show(request, organisation):
    """Who holds which post, Party and administrative side by side, and how many members there are."""
    posts = list(Post.objects.on(today()).filter(organisation=organisation).for_list())
    context = {
        "organisation": organisation,
        "party": [post for post in posts if not post.is_administrative],
        "administrative": [post for post in posts if post.is_administrative],
        "tally": Membership.objects.on(today()).tally(organisation),
    }
    return page(request, "members/of.html", context, part="card")


@may_on(Organisation, "members.view_member")
def on_day(request, organisation):
    """Who belonged here on a day: home members, or those who took part in a temporary branch."""
    form = DayForm(request.GET or None)
    on = (form.cleaned_data["on"] if form.is_valid() else None) or today()
    kind = "second" if organisation.kind == "temporary_branch" else "home"
    held = Membership.objects.on(on).filter(kind=kind, organisation=organisation).select_related("member")
    leaf = paginate(request, held.order_by("member__name_key", "pk"), MANY)
    return page(request, "members/on_day.html", {"organisation": organisation, "on": on, "page": leaf}, part="card")
