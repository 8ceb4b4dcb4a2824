from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.calls.models import Call
from mahua.calls.web.commands import carried_out
from mahua.calls.web.forms.commands import DiversionForm
from mahua.calls.wording import centre as words


@require_POST
@may_on(Call, "calls.dispatch_call")
def create(request, call):
    def divert(channel):
        call.divert(channel=channel, words="", by=request.user, at=timezone.now())

    form = DiversionForm(request.POST)
    return carried_out(request, call, form, heading="转法定渠道", do=divert, said=words.DIVERTED)
