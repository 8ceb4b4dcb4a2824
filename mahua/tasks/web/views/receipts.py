"""What one's own bodies were asked, and the one line they answer."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.locks import may, may_on
from mahua.tasks import wording
from mahua.tasks.models import Receipt
from mahua.tasks.wanted import held_by, titles
from mahua.tasks.web.forms.asks import AnswerForm
from mahua.ui.pages import page, paginate


@may("tasks.view_ask")
def index(request):
    receipts = Receipt.objects.visible_to(request.user)
    shown = "all" if request.GET.get("show") == "all" else "open"
    leaf = paginate(request, (receipts if shown == "all" else receipts.open()).for_list())
    return page(request, "tasks/receipts.html", {"page": leaf, "shown": shown}, part="table")


@may("tasks.view_ask")
def of_ask(request, code):
    """Where a notice leads: to one's own receipt of that ask, or to the list."""
    found = Receipt.objects.visible_to(request.user).filter(ask__code=code).in_roster_order()[:2]
    return redirect(found[0]) if len(found) == 1 else redirect("tasks:receipts")


@may_on(Receipt, "tasks.view_ask")
def show(request, receipt):
    ask, answers = receipt.ask, receipt.is_open and request.user.has_perm("tasks.answer_ask", receipt)
    form = AnswerForm(request.POST or None, question=ask.question) if answers else None
    if form is not None and form.is_valid():
        receipt.give(form.cleaned_data["answer"], by=request.user, at=timezone.now())
        messages.success(request, wording.ANSWERED)
        return redirect(receipt)
    body = receipt.organisation
    held = held_by([body], ask.wants, from_on=ask.from_on, until_on=ask.until_on)[body.code]
    facts = [(titles([kind]), held.get(kind, 0)) for kind in ask.wants]
    context = {"receipt": receipt, "ask": ask, "form": form, "held": facts}
    return page(request, "tasks/receipt.html", context, part="receipt", status=422 if form and form.errors else 200)
