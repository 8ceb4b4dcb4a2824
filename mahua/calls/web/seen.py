"""The lock of pages about one call: whoever sees it in the list may open it; what they may do there is each panel's own."""

from functools import wraps

from django.shortcuts import get_object_or_404

from mahua.access.locks import refuse
from mahua.calls.models import Call


def on_call_seen(view):
    """Hand the call to the view: out of sight is 404; at work on calls or overseeing them, otherwise 403."""

    @wraps(view)
    def locked(request, *, code, **kwargs):
        call = get_object_or_404(Call.objects.visible_to(request.user).for_page(), code=code)
        if not request.user.has_perm("calls.see_calls"):
            refuse(request, "calls.see_calls")
        return view(request, call, **kwargs)

    locked.permission = "calls.see_calls"
    locked.thing = (Call, "code", "code")
    return locked
