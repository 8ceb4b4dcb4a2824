"""12345: its export comes in by the file board, the answers go back as a workbook from here."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from mahua.access.locks import may
from mahua.calls import hotline_answers
from mahua.calls.sheets import HOTLINE_OUT
from mahua.calls.web.centre_pages import centre_of, centre_page
from mahua.calls.wording import edges as words
from mahua.kernel.days import day_of
from mahua.ui.exports import workbook
from mahua.ui.pages import paginate

DAYS = 7  # shown unless asked otherwise


class Since(forms.Form):
    """From which day on the answers are wanted."""

    since = forms.DateField(label="自何日起答复", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))

    def __init__(self, data, *, at):
        first = day_of(at) - timedelta(days=DAYS)
        super().__init__({"since": first, **data.dict()})
        self.day = self.cleaned_data["since"] if self.is_valid() else first


@may("calls.exchange_with_hotline")
def index(request):
    form = Since(request.GET, at=timezone.now())
    leaf = paginate(request, hotline_answers.answered_since(request.user, form.day))
    context = {"form": form, "page": leaf, "since": form.day.isoformat()}
    return centre_page(request, "calls/hotline.html", context, tab="hotline", part="answers")


@may("calls.exchange_with_hotline")
def answers(request):
    form = Since(request.GET, at=timezone.now())
    calls = hotline_answers.answered_since(request.user, form.day)
    about = f"{centre_of(request.user).code} hotline {form.day} {calls.count()}"
    return workbook(request, HOTLINE_OUT, hotline_answers.rows(calls), title=words.ANSWERS_SHEET, about=about)
