from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may
from mahua.calls import wording
from mahua.calls.models import Arrival


@require_POST
@may("calls.answer_call")
def create(request, visit):
    arrivals = Arrival.objects.select_related("visit__call", "organisation").filter(
        request.user.scopes.covers("organisation__path", may="calls.answer_call")
    )
    arrival = get_object_or_404(arrivals, visit__code=visit)
    arrival.visit.arrive(arrival.organisation, by=request.user, at=timezone.now())
    messages.success(request, wording.ARRIVED)
    return redirect("calls:inbox")
