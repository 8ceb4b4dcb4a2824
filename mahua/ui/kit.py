"""The living style page: every component with true-looking words, for eyes, axe and screenshots. Only when DEBUG."""

from django.http import HttpRequest, HttpResponse

from mahua.access.locks import open_to_all
from mahua.ui.pages import page


@open_to_all
def show(request: HttpRequest) -> HttpResponse:
    return page(request, "ui/kit.html", {})
