from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.calls.models import Call
from mahua.calls.web.commands import carried_out
from mahua.calls.web.forms.caller import WithdrawalForm
from mahua.calls.wording import callers as words


@require_POST
@may_on(Call, "calls.withdraw_call")
def create(request, call):
    form = WithdrawalForm(request.POST)

    def withdraw(**said):
        call.withdraw(words=said["words"], by=request.user, at=timezone.now())

    return carried_out(request, call, form, heading="撤回", do=withdraw, said=words.WITHDRAWN)
