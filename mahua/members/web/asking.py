"""One page with one form about a member or a post: ask, do, say so, go back."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from mahua.kernel.days import day_of
from mahua.members import wording
from mahua.ui.pages import page


def today():
    """The Shanghai day of this request."""
    return day_of(timezone.now())


def ask(request, thing, form, *, asked, act, back):
    """Show `form` under the words of `wording.ASKED[asked]`; a valid post does `act(cleaned)` and goes `back`."""
    title, help_, button, done = wording.ASKED[asked]
    if request.method == "POST" and form.is_valid():
        act(form.cleaned_data)
        messages.success(request, done.format(name=thing))
        return redirect(back)
    context = {"thing": thing, "form": form, "title": title, "words": help_, "button": button, "back": back}
    return page(request, "members/change.html", context, part="form", status=422 if form.is_bound else 200)


def around(request, organisation):
    """Who, when, and for whom: somebody of the organisation itself records for nobody else (代录)."""
    own = any(path == organisation.path for _, path in request.user.scopes.held)
    return {"by": request.user, "at": timezone.now(), "for_": None if own else organisation}
