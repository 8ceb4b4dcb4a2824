from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.locks import may
from mahua.calls.splitting import call_many
from mahua.calls.web.centre_pages import centre_of, centre_page
from mahua.calls.web.forms.downward import DownwardForm
from mahua.calls.wording import centre as words


@may("calls.dispatch_call")
def create(request):
    """市有呼唤: one call to many; its page gathers who accepted and who answered."""
    form = DownwardForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("title", "text", "urgency", "code")}
        asked = form.cleaned_data["asked"]
        caller = centre_of(request.user)
        call = call_many(
            units=asked, caller=caller, enclosed=form.cleaned_data["files"], by=request.user, at=timezone.now(), **said
        )
        messages.success(request, words.CALLED_MANY.format(count=len(asked)))
        return redirect(call)
    status = 422 if form.is_bound else 200
    return centre_page(request, "calls/downward.html", {"form": form}, tab="downward", status=status)
