"""借用: asked for on the undertaking's page, confirmed by the unit that lends, and given back."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.ui.pages import page, paginate
from mahua.undertakings import wording
from mahua.undertakings.models import Loan, Undertaking
from mahua.undertakings.web.forms.endings import LoanForm
from mahua.undertakings.web.forms_page import form_page


@may("undertakings.lend")
def index(request):
    """What this person's own unit is asked for, and what it lent."""
    loans = paginate(request, Loan.objects.visible_to(request.user).for_list())
    return page(request, "undertakings/loans.html", {"page": loans}, part="table")


@may_on(Undertaking, "undertakings.ask_loan")
def new(request, undertaking):
    undertaking.refuse_closed()
    form = LoanForm(request.POST or None, undertaking=undertaking)
    if not form.is_valid():
        return form_page(request, undertaking, form, heading=wording.ASK_LOAN, button="写明", hint=wording.LOAN_HINT)
    loan = Loan.ask(undertaking, **form.cleaned_data, by=request.user, at=timezone.now())
    messages.success(request, wording.LOAN_ASKED.format(lender=loan.lender))
    return redirect(undertaking)


@require_POST
@may_on(Loan, "undertakings.lend")
def lend(request, loan):
    return _moved(request, loan.lend, wording.LENT)


@require_POST
@may_on(Loan, "undertakings.lend")
def decline(request, loan):
    return _moved(request, loan.decline, wording.DECLINED)


@require_POST
@may_on(Loan, "undertakings.lend")
def give_back(request, loan):
    return _moved(request, loan.give_back, wording.RETURNED)


def _moved(request, move, words):
    move(by=request.user, at=timezone.now())
    messages.success(request, words)
    return redirect("undertakings:loans")
