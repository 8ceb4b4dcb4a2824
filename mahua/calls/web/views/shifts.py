"""值班与交接: who sits in the centre, what is open, what is left to the next."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may
from mahua.access.models import User
from mahua.access.roles import DISPATCHER
from mahua.calls import board
from mahua.calls.models import Shift
from mahua.calls.web.centre_pages import centre_of, centre_page
from mahua.calls.wording import centre as words
from mahua.kernel.days import day_of
from mahua.ui.pages import paginate

MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class ShiftForm(forms.ModelForm):
    from_at = forms.DateTimeField(label="从", widget=MOMENT)
    until_at = forms.DateTimeField(label="到", widget=MOMENT)

    class Meta:
        model = Shift
        fields = ("person", "from_at", "until_at")
        labels = {"person": "谁值班"}

    def __init__(self, data=None, *, at):
        super().__init__(data)
        sits = {"assignments__role": DISPATCHER, "is_active": True}
        held = User.objects.filter(**sits, assignments__from_on__lte=day_of(at)).distinct()
        self.fields["person"].queryset = held.order_by("name", "pk")

    def clean(self):
        given = super().clean()
        if given.get("from_at") and given.get("until_at") and given["until_at"] <= given["from_at"]:
            raise forms.ValidationError(words.SHIFT_BACKWARDS)
        return given


class NotesForm(forms.Form):
    notes = forms.CharField(label="交给下一班的事", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


@may("calls.dispatch_call")
def index(request):
    now = timezone.now()
    form = ShiftForm(request.POST or None, at=now)
    if form.is_valid():
        Shift.plan(**form.cleaned_data, **_around(request))
        messages.success(request, words.SHIFT_SAVED)
        return redirect("calls:shifts")
    begun = Shift.objects.filter(from_at__lte=now, taken_over_at=None).for_list().first()
    context = {
        "form": form,
        "shift": begun,
        "notes": NotesForm(initial={"notes": begun.notes if begun else ""}),
        "standings": board.standings(request.user, at=now),
        "page": paginate(request, Shift.objects.for_list()),
    }
    return centre_page(request, "calls/shifts.html", context, tab="shifts", status=422 if form.is_bound else 200)


@require_POST
@may("calls.dispatch_call")
def leave(request, *, pk):
    form = NotesForm(request.POST)
    if form.is_valid():
        get_object_or_404(Shift, pk=pk).leave(form.cleaned_data["notes"], **_around(request))
        messages.success(request, words.NOTES_LEFT)
    return redirect("calls:shifts")


@require_POST
@may("calls.dispatch_call")
def take_over(request, *, pk):
    get_object_or_404(Shift, pk=pk).take_over(**_around(request))
    messages.success(request, words.TAKEN_OVER)
    return redirect("calls:shifts")


def _around(request):
    return {"by": request.user, "at": timezone.now(), "district": centre_of(request.user)}
