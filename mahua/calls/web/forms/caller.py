"""What the caller and its street say about a call that is under way."""

from django import forms

from mahua.calls import wording
from mahua.calls.models.requester import REQUESTER_FIELDS
from mahua.calls.states import NEEDS_BASIS
from mahua.calls.wording import callers as words

LINES = forms.Textarea(attrs={"rows": 3})


class WithdrawalForm(forms.Form):
    words = forms.CharField(label="为什么不用了", max_length=300, required=False)


class RatingForm(forms.Form):
    grade = forms.TypedChoiceField(
        label="办得怎么样", choices=wording.GRADES.items(), coerce=int, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label="说明",
        max_length=500,
        required=False,
        widget=LINES,
        help_text="不满意的请写明哪里不满意，承办单位据此重办。",
    )


class OpeningForm(forms.Form):
    field = forms.ChoiceField(label="看哪一项")
    reason = forms.CharField(label="事由", max_length=100, help_text="写清为什么要看，如“回访”“约上门时间”。")

    def __init__(self, *args, fields=REQUESTER_FIELDS, **rest):
        super().__init__(*args, **rest)
        self.fields["field"].choices = fields.items()


class SolutionForm(forms.Form):
    outcome = forms.ChoiceField(label="结果", choices=wording.OUTCOMES.items(), widget=forms.RadioSelect)
    words = forms.CharField(label="办理情况", max_length=2000, widget=LINES, help_text="呼叫方和回访员要看。")
    basis = forms.CharField(
        label="依据或转到哪里", max_length=300, required=False, help_text="不能解决、不属本单位的必填。"
    )

    def clean(self):
        said = super().clean()
        if said.get("outcome") in NEEDS_BASIS and not said.get("basis", "").strip():
            self.add_error("basis", wording.BASIS_NEEDED.format(outcome=wording.OUTCOMES[said["outcome"]]))
        return said


class EscalationForm(forms.Form):
    words = forms.CharField(label="为什么街道办不了", max_length=1000, required=False, widget=LINES)


class DiversionForm(forms.Form):
    channel = forms.ChoiceField(label="转到哪里", choices=[(each, each) for each in words.LAWFUL_CHANNELS])
