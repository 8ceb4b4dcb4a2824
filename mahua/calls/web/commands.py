"""What the centre orders about one call: a short form on the call's page; what was typed wrongly comes back on a page of its own."""

from django.contrib import messages
from django.shortcuts import redirect

from mahua.ui.pages import page


def carried_out(request, call, form, *, heading, do, said):
    """Do it and go back to the call, or ask again with what was typed."""
    if not form.is_valid():
        return page(request, "calls/command.html", {"call": call, "form": form, "heading": heading}, status=422)
    do(**form.cleaned_data)
    messages.success(request, said)
    return redirect(call)
