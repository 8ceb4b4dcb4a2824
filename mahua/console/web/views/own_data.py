"""关于我的数据: what is held on the person who asks, why, for how long, and who has read it."""

from mahua.access.locks import for_oneself
from mahua.access.models import SecurityEvent
from mahua.console.web.views.roles import for_table
from mahua.console.web.views.security_log import with_names
from mahua.kernel.tree_paths import ancestors
from mahua.members.models import Member
from mahua.organisations.models import Organisation
from mahua.ui.pages import page, paginate


@for_oneself
def show(request):
    user = request.user
    member = Member.objects.filter(code=user.member_code).select_related("organisation").first()
    context = {
        "member": member,
        "memberships": member.memberships.select_related("organisation").order_by("-from_on", "pk") if member else [],
        "posts": member.posts.select_related("organisation").order_by("-from_on", "pk") if member else [],
        "assignments": for_table(user.assignments.for_list()),
        "may_delegate": user.has_perm("access.delegate"),
        "readings": with_names(paginate(request, _readings(user, member))),
        "resets": with_names(
            list(SecurityEvent.objects.filter(kind="password.reset", about=user.code).newest_first()[:5])
        ),
    }
    return page(request, "console/own_data/show.html", context)


def _readings(user, member):
    """Openings and hand-outs about the person, and about every organisation the person stands under."""
    codes = {user.code}
    if member:
        above = Organisation.objects.filter(path__in=[*ancestors(member.path), member.path])
        codes |= {member.code, *above.values_list("code", flat=True)}
    return SecurityEvent.objects.readings_of(*codes).newest_first()
