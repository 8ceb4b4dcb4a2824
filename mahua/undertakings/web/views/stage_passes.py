"""通过阶段: the business owner alone; the page shows what was seen of both strands and stops nothing."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.locks import may_on
from mahua.ui.pages import page
from mahua.undertakings import stages, wording
from mahua.undertakings.evidence import evidence_of
from mahua.undertakings.models import Undertaking
from mahua.undertakings.web.forms.endings import PassForm


@may_on(Undertaking, "undertakings.pass_stage")
def new(request, undertaking):
    undertaking.refuse_closed()
    evidence, stage = evidence_of(undertaking), undertaking.stage
    missing = evidence.missing(stage)
    form = PassForm(request.POST or None, stage=stage, missing=missing)
    if not form.is_valid():
        context = {"undertaking": undertaking, "form": form, "missing": missing, "rows": _rows(evidence, stage)}
        return page(request, "undertakings/stage_pass.html", context, status=422 if form.is_bound else 200)
    said, at = form.cleaned_data, timezone.now()
    undertaking.pass_stage(said["stage"], evidence=evidence, reason=said.get("reason", ""), by=request.user, at=at)
    label = stages.label(said["stage"], wording=undertaking.stage_wording)
    messages.success(request, wording.PASSED.format(stage=label))
    return redirect(undertaking)


def _rows(evidence, stage):
    """(what, whether this stage asks for it, seen of business, seen of Party); one visit looks at both."""
    asked = stages.ASKED[stage]
    return [
        (wording.DECIDED, "decided" in asked, evidence.decided_business, evidence.decided_party),
        (wording.CARRIED, "carried" in asked, evidence.carried_business, evidence.carried_party),
        (wording.CHECKED, "checked" in asked, evidence.checked_both, evidence.checked_both),
    ]
