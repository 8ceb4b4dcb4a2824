"""The lock of pages about one call: whoever sees it in the list may open it; what they may do there is each panel's own."""

from functools import cache, wraps

from django.http import Http404

from mahua.access.locks import refuse
from mahua.calls.left_behind import left_behind
from mahua.calls.models import Call
from mahua.ui.pages import page


def on_call_seen(view):
    """Hand the call to the view: out of sight is 404; at work on calls or overseeing them, otherwise 403."""
    return _locked(view)


def on_call_seen_or_left_behind(view):
    """As `on_call_seen`; whoever had to do with it and no longer sees it reads what stays with them."""
    return _locked(view, keeps=left_behind)


@cache
def _for_page():
    """Put together once a process, for that takes longer than the database does; narrowed for each page, never asked itself."""
    return Call.objects.for_page()


def _locked(view, *, keeps=None):
    @wraps(view)
    def locked(request, *, code, **kwargs):
        found = _for_page().visible_to(request.user).filter(code=code)[:1]
        call = next(iter(found), None)
        left = keeps(request.user, code) if keeps and call is None else None
        if call is None and left is None:
            raise Http404
        if not request.user.has_perm("calls.see_calls"):
            refuse(request, "calls.see_calls")
        if left:
            return page(request, "calls/left_behind.html", {"left": left})
        call.asked = list(call.responses.for_list())
        return view(request, call, **kwargs)

    locked.permission = "calls.see_calls"
    locked.thing = (Call, "code", "code")
    return locked
