"""One page with one form about duties: ask, do, say so, go back."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from mahua.kernel.days import day_of
from mahua.ui.pages import page


@dataclass(frozen=True, kw_only=True)
class Question:
    """The words around a form: heading, what it is about, what to know, the button, what is said afterwards, its cost."""

    title: str
    button: str
    done: str
    words: str = ""
    minutes: int = 1


def today():
    """The Shanghai day of this request."""
    return day_of(timezone.now())


def day_field(label):
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


def text_field(label, *, rows=4, **rest):
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **rest)


def ask(request, question, form, *, act, back, about=""):
    """Show the form under the words of the question; a valid post does `act(cleaned)` and goes `back`.

    `back` may be a function of what was done, where it leads to a thing just made.
    """
    if request.method == "POST" and form.is_valid():
        done = act(form.cleaned_data)
        messages.success(request, question.done)
        return redirect(back(done) if callable(back) else back)
    context = {"question": question, "form": form, "about": about, "back": "" if callable(back) else back}
    return page(request, "duties/change.html", context, status=422 if form.is_bound else 200)


def around(request, organisation):
    """Who, when, and for whom: somebody of the organisation itself records for nobody else (代录)."""
    own = any(path == organisation.path for _, path in request.user.scopes.held)
    return {"by": request.user, "at": timezone.now(), "for_": None if own else organisation}
