"""What a body says about its part in a call. Each form is short; nothing typed is lost when it is refused."""

from datetime import datetime, time

from django import forms

from mahua.calls import wording
from mahua.calls.states import NEEDS_BASIS
from mahua.kernel.days import SHANGHAI
from mahua.ui.abouts import AboutField, ask_about

LINES = forms.Textarea(attrs={"rows": 3})


class ReturnForm(forms.Form):
    reason = forms.ChoiceField(label="缘由", choices=wording.RETURN_REASONS.items())
    words = forms.CharField(label="说明", max_length=500, widget=LINES, help_text="请写明依据，指挥中心凭此另派。")


class ContactForm(forms.Form):
    relayed = forms.TypedChoiceField(
        label="怎样联系",
        choices=[("1", "经呼叫方转达"), ("", "直接联系诉求人")],
        coerce=bool,
        required=False,
        help_text="转达也算联系。",
    )
    words = forms.CharField(label="说了什么", max_length=500, required=False)


class PauseForm(forms.Form):
    reason = forms.ChoiceField(label="缘由", choices=wording.PAUSE_REASONS.items())
    consent = forms.ChoiceField(label="谁已同意", choices=wording.CONSENTS.items())
    until = forms.DateField(
        label="最晚到",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="不填按上限 15 天。到期自动恢复计时。",
    )
    words = forms.CharField(label="说明", max_length=300, required=False)

    @property
    def cap_at(self):
        """The evening of the day chosen, or None."""
        day = self.cleaned_data["until"]
        return datetime.combine(day, time(18), tzinfo=SHANGHAI) if day else None


class ExtensionForm(forms.Form):
    reason = forms.CharField(label="为什么要延期", max_length=300, widget=LINES, help_text="每件只能延期一次。")


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(label="结果", choices=wording.OUTCOMES.items(), widget=forms.RadioSelect)
    words = forms.CharField(
        label="办理情况",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="呼叫方和回访员要看，请写办成了什么。",
    )
    basis = forms.CharField(
        label="依据或去向", max_length=300, required=False, help_text="“不能解决”写法规条款，“不属本单位”写转到哪里。"
    )
    about = AboutField()

    def __init__(self, *args, abouts=(), named="", **rest):
        super().__init__(*args, **rest)
        ask_about(self, abouts, kept=[named])

    def clean(self):
        said = super().clean()
        if said.get("outcome") in NEEDS_BASIS and not said.get("basis"):
            self.add_error("basis", wording.BASIS_NEEDED.format(outcome=wording.OUTCOMES[said["outcome"]]))
        return said


class ObjectionForm(forms.Form):
    kind = forms.ChoiceField(label="申诉什么", choices=wording.OBJECTION_KINDS.items())
    reason = forms.ChoiceField(
        label="剔除缘由", required=False, choices=[("", "不是申请剔除"), *wording.EXCLUSION_REASONS.items()]
    )
    words = forms.CharField(
        label="理由", max_length=1000, widget=LINES, help_text="由另一位调度员复核，结果写在“经过”里。"
    )
