"""One box for everything one may see."""

from mahua.access.locks import may
from mahua.members.models import Member
from mahua.organisations.models import Organisation
from mahua.ui.pages import page

AT_MOST = 20


@may("access.enter")
def show(request):
    words = request.GET.get("q", "").strip()[:60]
    context = {"words": words}
    if words:
        context["organisations"] = Organisation.objects.visible_to(request.user).named(words).for_list()[:AT_MOST]
        context["members"] = Member.objects.visible_to(request.user).named(words).for_list()[:AT_MOST]
    return page(request, "console/search.html", context)
