"""Where help is needed, by axis: branches in bands and in roster order; no place, no order by score."""

from django.http import Http404

from mahua.access.locks import may
from mahua.assessment.bands import help_bands
from mahua.assessment.engine.indicator import INDICATORS
from mahua.assessment.models import Score, Snapshot
from mahua.ui.pages import page


@may("assessment.view_help")
def show(request):
    snapshots = Snapshot.objects.visible_to(request.user).taken().of_subject("branch").select_related("scheme")
    snapshot = snapshots.newest_first().first()
    if snapshot is None:
        return page(request, "assessment/help.html", {})
    axes = snapshot.scheme.said.axes
    chosen = _chosen(axes, request.GET.get("axis", axes[0].code))
    scores = list(Score.objects.visible_to(request.user).of_snapshot(snapshot).in_roster_order())
    weak = [weight.code for weight in snapshot.scheme.said.weights if weight.axis == chosen.code]
    for score in scores:
        score.needs = needs(score, weak)
    context = {
        "snapshot": snapshot,
        "axis": chosen,
        "tabs": [_tab(axis, current=axis.code == chosen.code) for axis in axes],
        "bands": help_bands(scores, axis=chosen.code),
    }
    return page(request, "assessment/help.html", context, part="bands")


def needs(score, codes) -> str:
    """The indicators of an axis on which it lost something, in the scheme's order."""
    lost = [code for code in codes if score.points.get(code, {}).get("lost")]
    return "、".join(INDICATORS[code].title for code in lost if code in INDICATORS)


def _chosen(axes, asked):
    for axis in axes:
        if axis.code == asked:
            return axis
    raise Http404


def _tab(axis, *, current):
    return {"label": f"{axis.code} {axis.title}", "url": f"?axis={axis.code}", "current": current}
