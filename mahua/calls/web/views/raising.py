"""呼: three fields, a look at what will be read, sent. Also by telephone, with the keyboard alone."""

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from mahua.access.locks import may
from mahua.calls import merging
from mahua.calls.callers import bodies_of, channel_of, street_above
from mahua.calls.models import Call
from mahua.calls.redaction import Edition
from mahua.calls.similar import category_like, similar_calls
from mahua.calls.web.forms.enclosures import ACCEPT, EnclosedForm
from mahua.calls.web.forms.raising import ANSWER, RaiseForm
from mahua.calls.wording import callers as words
from mahua.kernel.errors import Refused
from mahua.ui.once import code_in, fresh
from mahua.ui.pages import page

COST = 2
OFFERED = ("title", "place", "text", "category", "channel", "also")


@may("calls.raise_call")
def new(request):
    return _new(request, address=reverse("calls:new"))


@may("calls.raise_call")
def phone(request):
    """The same, laid out for somebody who listens: every field on one screen, each with a key."""
    return _new(request, address=reverse("calls:phone"), phone=True)


@may("calls.raise_call")
def questions(request):
    """What the category just chosen asks besides; for htmx."""
    form = RaiseForm(initial=request.GET.dict(), bodies=bodies_of(request.user))
    return page(request, "calls/new.html", {"form": form}, part="questions")


def first_page(request, said):
    """The page to write on, with what was found elsewhere already in its fields."""
    bodies = bodies_of(request.user)
    context = {"address": reverse("calls:new"), "cost": COST, "once": fresh("c"), "bodies": bodies}
    return page(request, "calls/new.html", context | {"form": RaiseForm(initial=said, bodies=bodies)}, part="raise")


def _new(request, *, address, phone=False):
    about = {"bodies": bodies_of(request.user), "phone": phone}
    once = request.POST.get("once") or fresh("c")
    context = {"address": address, "phone": phone, "cost": COST, "once": once, "bodies": about["bodies"]}
    step = request.POST.get("step", "check")
    if request.method != "POST" or step in {"edit", "questions"}:
        initial = {"channel": "phone"} if phone else {}
        initial |= request.POST.dict() or {name: request.GET[name] for name in OFFERED if name in request.GET}
        return page(request, "calls/new.html", context | {"form": RaiseForm(initial=initial, **about)}, part="raise")
    form = RaiseForm(_with_category(request.POST), **about)
    if not form.is_valid():
        return page(request, "calls/new.html", context | {"form": form}, part="raise", status=422)
    edition = _edition(request.POST, form)
    if not form.shorten(edition.masked):
        return page(request, "calls/new.html", context | {"form": form}, part="raise", status=422)
    sent = step == "send" or "into" in request.POST
    enclosed = EnclosedForm(files=request.FILES if sent else None)
    if sent and enclosed.is_valid():
        return _send(request, form, edition, enclosed.cleaned_data["files"])
    context |= {"enclosed": enclosed, "accept": ACCEPT, **_preview(request, form, edition)}
    return page(request, "calls/new.html", context, part="raise", status=422 if sent else 200)


def _with_category(post):
    """“采用类别” was pressed in the preview."""
    adopted = post.get("adopt", "")
    if not adopted:
        return post
    post = post.copy()
    post["category"] = adopted
    return post


def _edition(post, form) -> Edition:
    kept = post.getlist("cover") if "previewed" in post else None
    return Edition.of(form.typed, kept=kept, words=post.get("also", "").replace("，", " ").split())


def _preview(request, form, edition) -> dict:
    said, masked = form.cleaned_data, edition.masked
    caller = said["caller"]
    text = f"{masked['title']} {masked['text']}"
    around = street_above(caller) or caller
    alike = similar_calls(request.user, around=around.path, place=masked["place"], text=text, at=timezone.now())
    categories = form.fields["category"].queryset
    return {
        "form": form,
        "preview": True,
        "shown": [(form.labels[name], words_) for name, words_ in masked.items() if words_],
        "edition": edition,
        "also": request.POST.get("also", ""),
        "similar": alike,
        "merges": request.user.has_perm("calls.dispatch_call"),
        "offered": None if said["category"] else category_like(alike, text=text, categories=categories),
    }


def _send(request, form, edition, files):
    code, now = code_in(request.POST, "c"), timezone.now()
    seen = Call.objects.visible_to(request.user)
    into = get_object_or_404(seen, code=request.POST["into"]) if request.POST.get("into") else None
    street = street_above(form.cleaned_data["caller"])
    try:
        call = Call.raise_(**_about(request, form, edition, street), enclosed=files, code=code, by=request.user, at=now)
    except (IntegrityError, Refused):  # sent before, as by a double click
        made = seen.filter(code=code).first() if code else None
        if made is None:
            raise
        return redirect(made)
    if into and request.user.has_perm("calls.dispatch_call", call):
        merging.merge(call, into=into, by=request.user, at=now)
        messages.success(request, words.RAISED_AND_MERGED.format(number=into.number))
    else:
        said = words.RAISED if call.state == "queued" else words.RAISED_TO_STREET
        messages.success(request, said.format(number=call.number, street=street))
    return redirect(call)


def _about(request, form, edition, street) -> dict:
    """As `Call.raise_` takes it: the masked edition, and apart from it what is sealed."""
    said, masked = form.cleaned_data, edition.masked
    answers = {name.removeprefix(ANSWER): text for name, text in masked.items() if name.startswith(ANSWER) and text}
    requester = None
    if said["name"] or said["phone"] or edition.told:
        kept = {"name": said["name"], "phone": said["phone"], "told": edition.told}
        requester = {"contact": said["contact"] or "relayed", **kept}
    return {
        "title": masked["title"],
        "place": masked["place"],
        "text": masked["text"],
        "answers": answers,
        "caller": said["caller"],
        "category": said["category"],
        "urgency": said["urgency"] or "ordinary",
        "channel": said["channel"] or channel_of(said["caller"]),
        "requester": requester,
        "escalated": street is None or request.user.has_perm("calls.dispatch_call"),
    }
