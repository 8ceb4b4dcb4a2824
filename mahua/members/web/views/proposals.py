"""Members about whom people should decide something: lost, suspended or away for long. The software only counts days."""

from mahua.access.locks import may
from mahua.members.models import Member
from mahua.members.proposals import proposal_for
from mahua.members.web.asking import today
from mahua.ui.pages import page, paginate


@may("members.keep_member")
def index(request):
    waiting = Member.objects.visible_to(request.user).awaiting_decision(today()).for_list()
    leaf = paginate(request, waiting)
    rows = [(member, proposal_for(member, on=today())) for member in leaf]
    return page(request, "members/proposals.html", {"page": leaf, "rows": rows}, part="table")
