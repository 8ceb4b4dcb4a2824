"""切换身份: a person with several roles says in which one they are working."""

from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from mahua.access.acting import act_in, acting
from mahua.access.locks import for_oneself
from mahua.organisations.models import Organisation
from mahua.ui.pages import page


@for_oneself
def index(request):
    held = request.user.held
    codes = [assignment.organisation_code for assignment in held]
    names = dict(Organisation.objects.filter(code__in=codes).values_list("code", "name"))
    rows = [(assignment, names.get(assignment.organisation_code, "")) for assignment in held]
    return page(request, "console/acting.html", {"rows": rows, "current": acting(request)})


@require_POST
@for_oneself
def choose(request, pk):
    mine = request.user.assignments.filter(pk__in=[assignment.pk for assignment in request.user.held])
    act_in(request, get_object_or_404(mine, pk=pk))
    return redirect("console:home")
