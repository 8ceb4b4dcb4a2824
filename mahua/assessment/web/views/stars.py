"""Stars, one by one: what the thresholds propose, and a person who decides with a reason."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.assessment import wording
from mahua.assessment.models import Appeal, Snapshot, Star
from mahua.assessment.web.forms import StarForm
from mahua.assessment.web.subjects import chosen_subject
from mahua.assessment.web.views.results import explained
from mahua.ui.pages import page, paginate


@may("assessment.confirm_star")
def index(request):
    subject = chosen_subject(request)
    snapshot = Snapshot.objects.visible_to(request.user).taken().of_subject(subject).newest_first().first()
    stars = Star.objects.visible_to(request.user).filter(score__snapshot=snapshot)
    shown = stars if request.GET.get("state") == "all" else stars.proposed()
    context = {
        "snapshot": snapshot,
        "subject": subject,
        "subjects": wording.SUBJECTS.items(),
        "page": paginate(request, shown.in_roster_order(), counted=True),
        "shows_all": request.GET.get("state") == "all",
        "appeals": Appeal.objects.visible_to(request.user).open().in_roster_order()[:25],
    }
    return page(request, "assessment/stars.html", context, part="table")


@may_on(Star, "assessment.confirm_star", key="pk")
def show(request, star):
    return _page(request, star, StarForm(initial={"star": star.proposed or 0}))


@require_POST
@may_on(Star, "assessment.confirm_star", key="pk")
def confirm(request, star):
    form = StarForm(request.POST)
    if not form.is_valid():
        return _page(request, star, form, status=422)
    star.confirm(**form.cleaned_data, by=request.user, at=timezone.now())
    words = wording.CONFIRMED.format(
        star=star.get_star_display(), day=f"{star.appeal_until.month}月{star.appeal_until.day}日"
    )
    messages.success(request, words)
    following = Star.objects.visible_to(request.user).filter(score__snapshot=star.score.snapshot_id).proposed()
    following = following.in_roster_order().filter(score__path__gt=star.score.path).first()
    return redirect(following or "assessment:stars")


def _page(request, star, form, *, status=200):
    score = star.score
    context = {
        "star": star,
        "score": score,
        "organisation": score.organisation,
        "snapshot": score.snapshot,
        "form": form,
    }
    context |= explained(score, user=request.user)
    return page(request, "assessment/star.html", context, part="report", status=status)
