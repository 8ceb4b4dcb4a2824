from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.calls.models import Call, Extension
from mahua.calls.web.commands import carried_out
from mahua.calls.web.forms.commands import RefusalForm
from mahua.calls.wording import centre as words


@require_POST
@may_on(Call, "calls.dispatch_call")
def approve(request, call):
    _of(call).approve(by=request.user, at=timezone.now())
    messages.success(request, words.EXTENSION_APPROVED)
    return redirect(call)


@require_POST
@may_on(Call, "calls.dispatch_call")
def refuse(request, call):
    def refuse(words):
        _of(call).refuse(words=words, by=request.user, at=timezone.now())

    form = RefusalForm(request.POST)
    return carried_out(request, call, form, heading="不同意延期", do=refuse, said=words.EXTENSION_REFUSED)


def _of(call):
    return get_object_or_404(Extension.objects.select_related("call__lead", "call__caller"), call=call)
