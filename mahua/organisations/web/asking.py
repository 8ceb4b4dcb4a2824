"""One page with one form about one organisation: ask, do, say so, go back to the organisation."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from mahua.kernel.days import day_of
from mahua.organisations import wording
from mahua.ui.pages import page


def today():
    """The Shanghai day of this request."""
    return day_of(timezone.now())


def ask(request, organisation, form, *, asked, act):
    """Show `form` under the words of `wording.ASKED[asked]`; a valid post does `act(cleaned)`, which may return where to go."""
    title, help_, button, done = wording.ASKED[asked]
    if request.method == "POST" and form.is_valid():
        target = act(form.cleaned_data) or organisation
        messages.success(request, done.format(name=target))
        return redirect(target)
    context = {"organisation": organisation, "form": form, "title": title, "words": help_, "button": button}
    return page(request, "organisations/change.html", context, part="form", status=422 if form.is_bound else 200)
