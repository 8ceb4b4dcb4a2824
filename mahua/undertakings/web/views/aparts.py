"""无需结合: said by the business owner or the unit's leader, with a reason."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.locks import may_on
from mahua.undertakings import wording
from mahua.undertakings.models import Apart, Undertaking
from mahua.undertakings.web.forms.endings import ApartForm
from mahua.undertakings.web.forms_page import form_page


@may_on(Undertaking, "undertakings.say_apart")
def new(request, undertaking):
    undertaking.refuse_closed()
    form = ApartForm(request.POST or None)
    if not form.is_valid():
        said = {"heading": wording.SAY_APART, "button": "写明", "hint": wording.APART_HINT}
        return form_page(request, undertaking, form, **said)
    Apart.say(undertaking, **form.cleaned_data, by=request.user, at=timezone.now())
    messages.success(request, wording.APART_SAID)
    return redirect(undertaking)
