"""报指标: how far the measures of a strand are, all on one page."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.locks import may_on
from mahua.undertakings import wording
from mahua.undertakings.models import Strand, Undertaking
from mahua.undertakings.web.forms.strands import ReportForm
from mahua.undertakings.web.forms_page import form_page


@may_on(Undertaking, "undertakings.plan_party")
def report_party(request, undertaking):
    return _report(request, undertaking, Strand.Side.PARTY)


@may_on(Undertaking, "undertakings.plan_business")
def report_business(request, undertaking):
    return _report(request, undertaking, Strand.Side.BUSINESS)


def _report(request, undertaking, side):
    undertaking.refuse_closed()
    strand = undertaking.strand(side)
    form = ReportForm(request.POST or None, strand=strand)
    if not form.is_valid():
        heading = wording.REPORT.format(side=strand.get_side_display())
        return form_page(request, undertaking, form, heading=heading, button="更新", cost=1, hint=wording.REPORT_HINT)
    count = strand.report(form.figures(), by=request.user, at=timezone.now())
    messages.success(request, wording.REPORTED.format(count=count) if count else wording.NOTHING_CHANGED)
    return redirect(undertaking)
