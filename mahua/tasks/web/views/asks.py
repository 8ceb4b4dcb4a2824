"""一事多发: what was asked of many, how far it is, and a new one, looked over before it is sent."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.organisations.models import Organisation
from mahua.tasks import wording
from mahua.tasks.asking import refuse_unasked, weight_raised
from mahua.tasks.models import Ask
from mahua.tasks.wanted import held_by, holds_all
from mahua.tasks.web.forms.asks import AskForm
from mahua.ui.once import code_in, fresh
from mahua.ui.pages import page, paginate

COST = 3
WITHIN = timedelta(days=10)
OPEN, ANSWERED = Q(receipts__state="open"), Q(receipts__state__in=("held", "answered"))


@may("tasks.send_ask")
def index(request):
    asks = Ask.objects.visible_to(request.user).for_list()
    asks = asks.annotate(open=Count("receipts", filter=OPEN), answered=Count("receipts", filter=ANSWERED))
    return page(request, "tasks/asks.html", {"page": paginate(request, asks)}, part="table")


@may_on(Ask, "tasks.send_ask")
def show(request, ask):
    """How far it is, in numbers; and who has something open, in roster order."""
    receipts = ask.receipts.in_roster_order()
    counts = dict(ask.receipts.order_by().values_list("state").annotate(count=Count("pk")))
    shown = "answered" if request.GET.get("show") == "answered" else "open"
    rows = receipts.answered() if shown == "answered" else receipts.open()
    context = {"ask": ask, "counts": counts, "shown": shown, "page": paginate(request, rows)}
    return page(request, "tasks/ask.html", context, part="ask")


@may("tasks.send_ask")
def new(request):
    today = day_of(timezone.now())
    code = code_in(request.POST, "k")
    sent = Ask.objects.visible_to(request.user).filter(code=code).first() if code else None
    if sent:
        return redirect(sent)
    days = {"from_on": today.replace(month=1, day=1), "until_on": today, "due_on": today + WITHIN}
    form = AskForm(request.POST or None, below=_below(request.user), initial=days)
    looked = None
    if form.is_valid():
        looked = _look_over(form)
        made = _send(request, form, looked, code) if "send" in request.POST else None
        if made:
            return redirect(made)
    context = {"form": form, "looked": looked, "cost": COST, "once": request.POST.get("once") or fresh("k")}
    return page(request, "tasks/new_ask.html", context, part="form", status=422 if form.errors else 200)


@require_POST
@may_on(Ask, "tasks.send_ask")
def withdraw(request, ask):
    ask.withdraw(by=request.user, at=timezone.now())
    messages.success(request, wording.ASK_WITHDRAWN)
    return redirect(ask)


def _below(user):
    """Whom somebody may ask: whatever stands in their scope, their own body not."""
    reached = user.scopes.covers("path", may="tasks.send_ask")
    tops = user.scopes.paths("tasks.send_ask")
    return Organisation.objects.filter(reached).exclude(path__in=tops).exclude(kind="working_committee").standing()


def _asker(user):
    """The body somebody asks for: the working committee for the district."""
    top = Organisation.objects.get(path=min(user.scopes.paths("tasks.send_ask")))
    if top.kind != "district":
        return top
    return Organisation.objects.below(top.path).of_kind("working_committee").standing().first() or top


def _look_over(form) -> dict | None:
    """What is held already of each receiver, and whether the month gets too heavy; what is refused is told in the form."""
    said, receivers = form.asked, form.receivers
    held = held_by(receivers, said["wants"], from_on=said["from_on"], until_on=said["until_on"])
    try:
        refuse_unasked(receivers, held, **said)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    complete = {body.pk for body in receivers if holds_all(held[body.code], said["wants"])}
    asked = [body for body in receivers if said["question"] or body.pk not in complete]
    rows = [(body, [held[body.code].get(kind, 0) for kind in said["wants"]], body.pk in complete) for body in receivers]
    raised = weight_raised(asked, minutes=said["minutes"], due_on=said["due_on"])
    whole = len(asked) * said["minutes"]
    return {"rows": rows, "asked": len(asked), "held": len(complete), "raised": raised, "minutes": whole}


def _send(request, form, looked, code):
    """The ask once sent; None where it needs another look."""
    if looked is None:
        return None
    if looked["raised"] and not form.cleaned_data["reason"]:
        form.add_error("reason", looked["raised"])
        return None
    asker, said = _asker(request.user), {**form.asked, "by": request.user, "at": timezone.now(), "code": code}
    made = Ask.send(form.receivers, asker=asker, **said)
    done = {"asked": looked["asked"], "held": len(looked["rows"]) - looked["asked"]}
    messages.success(request, wording.SENT.format(**done))
    return made
