from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.calls.models import Call
from mahua.calls.splitting import split
from mahua.calls.web.commands import carried_out
from mahua.calls.web.forms.commands import PartsForm
from mahua.calls.wording import centre as words


@require_POST
@may_on(Call, "calls.dispatch_call")
def create(request, call):
    def divide(titles):
        split(call, titles, by=request.user, at=timezone.now())

    return carried_out(request, call, PartsForm(request.POST), heading="拆分", do=divide, said=words.SPLIT)
