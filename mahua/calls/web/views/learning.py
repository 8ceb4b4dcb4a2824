"""学来的建议: how well it does, and from which confidence on a call goes out without a person (at first: none)."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.locks import may
from mahua.calls.models import DispatchThreshold, LearntModel
from mahua.calls.web.centre_pages import centre_of, centre_page
from mahua.calls.wording import centre as words

CHOICES = [
    ("", words.EVERY_CALL_BY_A_PERSON),
    *((n, words.FROM.format(share=f"{n / 100:.2f}")) for n in (90, 95, 98, 99)),
]


class ThresholdForm(forms.Form):
    """From which confidence on calls go out by themselves."""

    confidence = forms.TypedChoiceField(
        label="自动派单", required=False, choices=CHOICES, coerce=int, empty_value=None, widget=forms.RadioSelect
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


@may("calls.set_rules")
def show(request):
    now = DispatchThreshold.now()
    form = ThresholdForm(request.POST or None, initial={"confidence": now.confidence or "", "seen": now.pk})
    if form.is_valid():
        around = {"by": request.user, "at": timezone.now(), "district": centre_of(request.user)}
        DispatchThreshold.put(**form.cleaned_data, **around)
        messages.success(request, words.THRESHOLD_SAVED)
        return redirect("calls:learning")
    context = {"form": form, "model": LearntModel.newest(), "threshold": now}
    status = 422 if form.is_bound else 200
    return centre_page(request, "calls/learning.html", context, tab="learning", status=status)
