"""A task somebody opens by hand, for a body whose tasks they keep."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.locks import may
from mahua.kernel.days import day_of
from mahua.organisations.models import Organisation
from mahua.tasks import wording
from mahua.tasks.models import Task
from mahua.tasks.permissions import is_own
from mahua.tasks.web.forms.tasks import OpeningForm
from mahua.ui.abouts import offered
from mahua.ui.once import code_in, fresh
from mahua.ui.pages import page


@may("tasks.keep_task")
def new(request):
    """`?organisation=` says for whom, `?about=` what it belongs to."""
    asked, today = request.POST or request.GET, day_of(timezone.now())
    bodies = (
        Organisation.objects.filter(request.user.scopes.covers("path", may="tasks.keep_task")).standing().for_list()
    )
    body = bodies.filter(code=asked.get("organisation", "")).first() or bodies.first()
    if body is None:
        raise Http404
    form = _form(request, body, abouts=offered(request.user, body, today))
    if form.is_valid():
        return _open(request, form, body)
    once = request.POST.get("once") or fresh("w")
    context = {"form": form, "body": body, "bodies": bodies, "once": once}
    return page(request, "tasks/new.html", context, part="form", status=422 if form.is_bound else 200)


def _form(request, body, *, abouts):
    names = is_own(request.user, body) or request.user.scopes.reaches(body.path, may="tasks.keep_branch_task")
    initial = {"about": request.GET.get("about", "")}
    return OpeningForm(request.POST or None, body=body, names=names, abouts=abouts, initial=initial)


def _open(request, form, body):
    """A second click finds what the first one made."""
    code = code_in(request.POST, "w")
    task = Task.objects.visible_to(request.user).filter(code=code).first()
    if task is None:
        for_ = None if is_own(request.user, body) else body
        task = Task.open(
            **form.cleaned_data, organisation=body, by=request.user, at=timezone.now(), for_=for_, code=code
        )
    messages.success(request, wording.OPENED)
    return redirect(task)
