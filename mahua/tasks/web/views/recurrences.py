"""定期任务: what comes again every month, quarter or year."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.kernel.errors import Refused
from mahua.organisations.models import Organisation
from mahua.tasks import wording
from mahua.tasks.models import TaskRecurrence
from mahua.tasks.web.forms.asks import RecurrenceForm
from mahua.ui.pages import page, paginate

COST = 1
KEPT = ("leading_group", "party_committee", "general_branch", "branch", "temporary_branch", "unit")


@may("tasks.keep_recurrence")
def index(request):
    leaf = paginate(request, TaskRecurrence.objects.visible_to(request.user).for_list())
    return page(request, "tasks/recurrences.html", {"page": leaf}, part="table")


@may("tasks.keep_recurrence")
def new(request):
    reached = request.user.scopes.covers("path", may="tasks.keep_recurrence")
    bodies = Organisation.objects.filter(reached).of_kind(*KEPT).standing().for_list()
    form = RecurrenceForm(request.POST or None, bodies=bodies)
    if form.is_valid():
        try:
            TaskRecurrence.begin(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, wording.RECURRENCE_BEGUN)
            return redirect("tasks:recurrences")
    status = 422 if form.errors else 200
    return page(request, "tasks/new_recurrence.html", {"form": form, "cost": COST}, part="form", status=status)


@require_POST
@may_on(TaskRecurrence, "tasks.keep_recurrence")
def end(request, recurrence):
    recurrence.end(by=request.user, at=timezone.now())
    messages.success(request, wording.RECURRENCE_ENDED)
    return redirect("tasks:recurrences")
