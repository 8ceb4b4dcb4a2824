"""The roster, and one member in it."""

from mahua.access.locks import may, may_on
from mahua.members import wording
from mahua.members.models import Member, Membership
from mahua.members.web.filters import MemberFilter
from mahua.ui.pages import page, paginate


@may("members.view_member")
def index(request):
    chosen = MemberFilter(request.GET)
    leaf = paginate(request, chosen.apply(Member.objects.visible_to(request.user).for_list()))
    context = {
        "filter": chosen,
        "page": leaf,
        "stages": wording.STAGES.items(),
        "statuses": wording.STATUSES.items(),
    }
    return page(request, "members/index.html", context, part="table")


@may_on(Member, "members.view_member")
def show(request, member):
    memberships = Membership.objects.filter(member=member).select_related("organisation").order_by("-from_on", "kind")
    posts = member.posts.select_related("organisation").order_by("-from_on", "rank")
    context = {"member": member, "memberships": memberships, "posts": posts}
    return page(request, "members/show.html", context)
