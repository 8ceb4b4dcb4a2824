"""Tasks of a strand: listed by whoever plans it; the business owner closes those of the business strand here."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.tasks.models import Task
from mahua.undertakings import wording
from mahua.undertakings.models import Strand, Undertaking
from mahua.undertakings.web.forms.strands import TaskForm
from mahua.undertakings.web.forms_page import form_page


@may_on(Undertaking, "undertakings.plan_party")
def open_party(request, undertaking):
    return _open(request, undertaking, Strand.Side.PARTY)


@may_on(Undertaking, "undertakings.plan_business")
def open_business(request, undertaking):
    return _open(request, undertaking, Strand.Side.BUSINESS)


@require_POST
@may_on(Undertaking, "undertakings.plan_business")
def close_business(request, undertaking, *, task):
    strand = undertaking.strand(Strand.Side.BUSINESS)
    found = Task.objects.about(strand.code).select_related("organisation").filter(code=task).first()
    if found is None:
        raise Http404
    found.close(by=request.user, at=timezone.now())
    messages.success(request, wording.TASK_CLOSED)
    return redirect(undertaking)


def _open(request, undertaking, side):
    undertaking.refuse_closed()
    strand = undertaking.strand(side)
    form = TaskForm(request.POST or None, body=strand.bearer, initial={"due_on": undertaking.ends_on})
    if not form.is_valid():
        heading = wording.LIST_TASK.format(side=strand.get_side_display())
        return form_page(request, undertaking, form, heading=heading, button="列入", hint=wording.TASK_HINT)
    Task.open(**form.cleaned_data, organisation=strand.bearer, about=strand.code, by=request.user, at=timezone.now())
    messages.success(request, wording.TASK_OPENED)
    return redirect(undertaking)
