"""A problem found at a life meeting is mended."""

from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.meetings.models import Problem


@require_POST
@may_on(Problem, "meetings.close_problem")
def close(request, problem):
    problem.close(by=request.user, at=timezone.now())
    return redirect(problem.meeting)
