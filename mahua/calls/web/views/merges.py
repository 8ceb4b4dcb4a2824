from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.calls import merging
from mahua.calls.models import Call
from mahua.calls.web.commands import carried_out
from mahua.calls.web.forms.commands import MergeForm
from mahua.calls.wording import centre as words


@require_POST
@may_on(Call, "calls.dispatch_call")
def create(request, call):
    def merge(into):
        merging.merge(call, into=into, by=request.user, at=timezone.now())

    form = MergeForm(request.POST, user=request.user)
    return carried_out(request, call, form, heading="并件", do=merge, said=words.MERGED)


@require_POST
@may_on(Call, "calls.dispatch_call")
def undo(request, call):
    merging.unmerge(call, by=request.user, at=timezone.now())
    messages.success(request, words.UNMERGED.format(number=call.number))
    return redirect(call)
