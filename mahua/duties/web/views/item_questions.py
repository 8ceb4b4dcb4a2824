"""异议: who bears an item questions it, whoever keeps the list replies."""

from functools import partial

from django.utils import timezone

from mahua.access.locks import may_on
from mahua.duties import wording
from mahua.duties.models import ItemQuestion, ResponsibilityItem
from mahua.duties.web.asking import Question, ask
from mahua.duties.web.list_forms import AnswerForm, QuestionForm

ASK = Question(title="提出异议", button="提出", done=wording.QUESTION_ASKED, minutes=2)
ANSWER = Question(title="答复异议", button="答复", done=wording.QUESTION_REPLIED, minutes=2)


@may_on(ResponsibilityItem, "duties.question_item")
def new(request, item):
    form = QuestionForm(request.POST or None)
    act = partial(ItemQuestion.ask, item, by=request.user, at=timezone.now())
    return ask(request, ASK, form, act=lambda said: act(**said), back=item.list.get_absolute_url(), about=item)


@may_on(ItemQuestion, "duties.keep_responsibility_list", key="pk")
def answer(request, question):
    form = AnswerForm(request.POST or None)
    act = partial(question.answer, by=request.user, at=timezone.now())
    back = question.list.get_absolute_url()
    return ask(
        request, ANSWER, form, act=lambda said: act(said["reply"], drop=said["drop"]), back=back, about=question.words
    )
