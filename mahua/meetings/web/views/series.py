"""The same meeting every month, planned in one go."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.locks import may
from mahua.kernel.days import day_of
from mahua.meetings import wording
from mahua.meetings.models import Meeting
from mahua.meetings.reading import recorded_for
from mahua.meetings.web.bodies import kept_by
from mahua.meetings.web.forms.plan import SeriesForm, first_guess
from mahua.ui.pages import page


@may("meetings.keep_meeting")
def new(request):
    today = day_of(timezone.now())
    asked = request.POST or request.GET
    bodies = kept_by(request.user)
    body = bodies.filter(code=asked.get("organisation", "")).first() or bodies.first()
    guess = first_guess({"kind": "theme_day", **asked.dict()}, body=body, today=today)
    form = SeriesForm(request.POST or None, bodies=bodies, today=today, body=body, kind=guess["kind"], initial=guess)
    if request.method == "POST" and form.is_valid():
        body, details = form.cleaned_data["organisation"], form.details
        details.pop("joint", None)
        made = Meeting.plan_series(
            form.cleaned_data["kind"],
            organisation=body,
            moments=form.moments,
            by=request.user,
            at=timezone.now(),
            for_=recorded_for(request.user, body),
            **details,
        )
        messages.success(request, wording.PLANNED_SERIES.format(count=len(made)))
        return redirect("meetings:index")
    context = {"form": form, "body": body}
    return page(request, "meetings/series.html", context, part="form", status=422 if form.is_bound else 200)
