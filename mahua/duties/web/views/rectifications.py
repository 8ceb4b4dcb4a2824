"""整改清单: what the review of a statement asked to put right."""

from functools import partial

from django.utils import timezone

from mahua.access.locks import may_on
from mahua.duties import wording
from mahua.duties.models import Rectification, Statement
from mahua.duties.web.asking import Question, ask, today
from mahua.duties.web.statement_forms import RectificationForm, ResultForm

OPEN = Question(title="列入整改清单", button="列入", done=wording.RECTIFICATION_OPENED)
CLOSE = Question(title="整改完成", button="完成", done=wording.RECTIFICATION_DONE)


@may_on(Statement, "duties.keep_rectification")
def new(request, statement):
    form = RectificationForm(request.POST or None)
    act = partial(Rectification.open, statement=statement, by=request.user, at=timezone.now())
    return ask(
        request,
        OPEN,
        form,
        act=lambda said: act(said["title"], due_on=said["due_on"]),
        back=statement.get_absolute_url(),
        about=statement,
    )


@may_on(Rectification, "duties.close_rectification")
def close(request, rectification):
    form = ResultForm(request.POST or None, initial={"on": today()})
    act = partial(rectification.close, by=request.user, at=timezone.now())
    back = rectification.statement.get_absolute_url()
    return ask(request, CLOSE, form, act=lambda said: act(**said), back=back, about=rectification)
