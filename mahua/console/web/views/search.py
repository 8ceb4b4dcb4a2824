"""One box for everything one may see."""

from mahua.access.locks import may
from mahua.console.search.finding import find
from mahua.ui.pages import page

LONGEST = 60


@may("access.enter")
def show(request):
    words = request.GET.get("q", "").strip()[:LONGEST]
    groups = find(words, user=request.user, kind=request.GET.get("kind", ""))
    return page(request, "console/search.html", {"words": words, "groups": groups}, part="found")
