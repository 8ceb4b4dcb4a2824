"""The kit's own addresses and a few pages that do nothing but show one behaviour each."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_POST

from mahua.access.locks import open_to_all
from mahua.kernel.errors import Refused
from mahua.ui import kit
from mahua.ui.pages import page


@open_to_all
def refuse(request):
    raise Refused("本季度的支部党员大会已经召开，不能再取消。")


@open_to_all
def stumble(request):
    raise RuntimeError("broken on purpose")


@open_to_all
def forbid(request):
    raise PermissionDenied


@open_to_all
def plain(request):
    return HttpResponse("正文")


@open_to_all
def data(request):
    return HttpResponse("{}", content_type="application/json")


@require_POST
@open_to_all
def take(request):
    return HttpResponse("已收到")


@open_to_all
def act(request):
    return page(request, "ui/refused.html", {"words": "已记录", "back": "/"}, part="words")


console = (
    [
        path("search/", plain, name="search"),
        path("doubts/", plain, name="raise_doubt"),
        path("out/", plain, name="log_out"),
        path("home/", plain, name="home"),
        path("in/", plain, name="log_in"),
        path("roles/", plain, name="roles"),
    ],
    "console",
)

urlpatterns = [
    path("ui/", include("mahua.ui.urls")),
    path("kit/", kit.show, name="kit"),
    path("refuse/", refuse),
    path("stumble/", stumble),
    path("forbid/", forbid),
    path("plain/", plain),
    path("data/", data),
    path("act/", act),
    path("only-sent-to/", take),
    path("", include(console)),
]
handler403 = "mahua.ui.errors.not_allowed"
handler404 = "mahua.ui.errors.out_of_sight"
handler500 = "mahua.ui.errors.broken"
