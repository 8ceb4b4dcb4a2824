from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.calls.models import Call, Rating
from mahua.calls.models.rating import UNHAPPY
from mahua.calls.web.commands import carried_out
from mahua.calls.web.forms.caller import RatingForm
from mahua.calls.wording import callers as words


@require_POST
@may_on(Call, "calls.rate_call")
def create(request, call):
    form = RatingForm(request.POST)
    unhappy = form.is_valid() and form.cleaned_data["grade"] <= UNHAPPY

    def rate(grade, **said):
        Rating.give(call, grade=grade, words=said["words"], by=request.user, at=timezone.now())

    said = words.RATED_UNHAPPY if unhappy and call.round == 1 else words.RATED
    return carried_out(request, call, form, heading="评议承办单位", do=rate, said=said)
