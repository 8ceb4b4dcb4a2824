"""What the yearly assessment said of one branch or unit: for that body itself."""

from django.utils import timezone

from mahua.access.locks import may_on
from mahua.assessment import warming, wording
from mahua.assessment.reading import facts_in_words, points, reading_of
from mahua.assessment.results import comparison, explanation_of, facts_after, last_year_of, latest_score
from mahua.assessment.web import charts
from mahua.assessment.web.forms import AppealForm
from mahua.kernel.days import day_of
from mahua.organisations.models import Organisation
from mahua.ui.pages import page


@may_on(Organisation, "assessment.view_own")
def show(request, organisation):
    score = latest_score(organisation)
    own = wording.OWN.get(organisation.kind, wording.OWN["branch"])
    context = {"organisation": organisation, "score": score, "own": own}
    if score:
        context |= around(score, own_name=own, today=day_of(timezone.now())) | explained(score, user=request.user)
    return page(request, "assessment/result.html", context, part="report")


def around(score, *, own_name, today):
    """The star, the appeal, the chart and what came after the cut-off: all that needs no engine."""
    earlier, brought_in = last_year_of(score)
    axes, own, others = comparison(score, earlier=earlier, own_name=own_name)
    appeal = getattr(score.star, "appeal", None)
    may_appeal = appeal is None and score.star.may_be_appealed(today)
    return {
        "snapshot": score.snapshot,
        "star": score.star,
        "appeal": appeal,
        "appeal_form": AppealForm() if may_appeal else None,
        "earlier": earlier,
        "brought_in": brought_in,
        "brought_in_points": points(brought_in.score) if brought_in else "",
        "chart": charts.beside(axes, own=own, own_name=own_name, others=others),
        "others": [name for name, _ in others],
        "axes": [
            (axis, value, [values[place] for _, values in others])
            for place, (axis, value) in enumerate(zip(axes, own, strict=True))
        ],
        "after": facts_in_words(facts_after(score)),
    }


def explained(score, *, user):
    """The reading of a kept score, or that the engine is getting ready, or that the kept tables are gone."""
    snapshot = score.snapshot
    if not warming.READY.for_year(snapshot.year):
        return {"getting_ready": True}
    try:
        found = explanation_of(score)
    except FileNotFoundError:
        return {"tables_gone": True}
    return {"reading": reading_of(found, scheme=snapshot.scheme.said, year=snapshot.year, user=user)}
