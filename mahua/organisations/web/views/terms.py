"""An organisation's term of office, its renewal, and the terms before."""

from functools import partial

from django.http import Http404
from django.utils import timezone

from mahua.access.locks import may_on
from mahua.organisations.models import Organisation, Term
from mahua.organisations.web.asking import ask, today
from mahua.organisations.web.forms import ApprovalForm, ExtensionForm, OpeningTermForm, StepForm
from mahua.rules.terms import term_months
from mahua.ui.pages import page


@may_on(Organisation, "organisations.view_organisation")
def show(request, organisation):
    terms = list(organisation.terms.select_related("organisation", "renewal").order_by("-began_on"))
    renewing = next((term for term in reversed(terms) if term.is_being_renewed), None)
    current = next((term for term in terms if term.ended_on is None), None)
    term = renewing or current
    step = term.next_step if term else None
    context = {
        "organisation": organisation,
        "term": term,
        "current": current,
        "earlier": [each for each in terms if each != current],
        "state": term.ruled.state(today()) if term else None,
        "step": step,
        "has_terms": term_months(organisation.kind) is not None,
        "form": (ApprovalForm if step == "approved" else StepForm)(initial={"on": today()}),
    }
    return page(request, "organisations/term.html", context)


@may_on(Organisation, "organisations.keep_organisation")
def open_(request, organisation):
    form = OpeningTermForm(request.POST or None)
    act = partial(Term.begin, organisation, by=request.user, at=timezone.now(), opening=True)
    return ask(request, organisation, form, asked="opening", act=lambda said: act(**said) and organisation)


@may_on(Organisation, "organisations.approve_renewal")
def extend(request, organisation):
    term = organisation.terms.filter(ended_on=None).first()
    if term is None:
        raise Http404
    form = ExtensionForm(request.POST or None)
    act = partial(term.extend, by=request.user, at=timezone.now())
    return ask(request, organisation, form, asked="extension", act=lambda said: act(**said))
