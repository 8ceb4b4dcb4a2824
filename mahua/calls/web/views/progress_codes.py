from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.calls.models import Call, ProgressCode
from mahua.ui.pages import page


@require_POST
@may_on(Call, "calls.give_code")
def create(request, call):
    """Shown once, on this answer alone: nowhere kept, and gone with the page."""
    renewed = ProgressCode.objects.filter(call=call).exists()
    code = ProgressCode.give(call, by=request.user, at=timezone.now())
    address = request.build_absolute_uri(reverse("calls:progress"))
    return page(request, "calls/code.html", {"call": call, "code": code, "address": address, "renewed": renewed})
