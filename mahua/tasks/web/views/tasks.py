"""The list of tasks, one task, and what is done with it in one click."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.kernel.days import day_of
from mahua.tasks import wording
from mahua.tasks.models import Task
from mahua.tasks.web.forms.tasks import AssignmentForm, TaskFilter
from mahua.ui.pages import page, paginate
from mahua.ui.templatetags.ui import dt


@may("tasks.view_task")
def index(request):
    chosen = TaskFilter(request.GET, user=request.user)
    tasks = paginate(request, chosen.apply(Task.objects.visible_to(request.user).for_list()))
    context = {"filter": chosen, "page": tasks, "rows": _rows(tasks, day_of(timezone.now()))}
    return page(request, "tasks/index.html", context, part="table")


@may_on(Task, "tasks.view_task")
def show(request, task):
    keeps = task.is_open and request.user.has_perm("tasks.keep_task", task)
    context = {
        "task": task,
        "overdue": task.is_overdue(day_of(timezone.now())),
        "form": AssignmentForm(task=task, names=request.user.has_perm("tasks.name_owner", task)) if keeps else None,
    }
    return page(request, "tasks/show.html", context, part="task")


@require_POST
@may_on(Task, "tasks.close_task")
def close(request, task):
    task.close(by=request.user, at=timezone.now())
    messages.success(request, wording.CLOSED)
    return redirect("tasks:index" if request.POST.get("back") == "list" else task)


@require_POST
@may_on(Task, "tasks.keep_task")
def drop(request, task):
    task.drop(by=request.user, at=timezone.now())
    messages.success(request, wording.DROPPED)
    return redirect(task)


@require_POST
@may_on(Task, "tasks.keep_task")
def reassign(request, task):
    names = request.user.has_perm("tasks.name_owner", task)
    form = AssignmentForm(request.POST, task=task, names=names)
    if not form.is_valid():
        return page(request, "tasks/show.html", {"task": task, "form": form}, part="task", status=422)
    task.reassign(**form.assignment, by=request.user, at=timezone.now())
    owner = task.owner if names and task.owner else task.organisation
    messages.success(request, wording.REASSIGNED.format(owner=owner, day=dt(task.due_on)))
    return redirect(task)


def _rows(tasks, today):
    """(task, the colour of its due day)."""
    return [(task, "late" if task.is_overdue(today) else "") for task in tasks]
