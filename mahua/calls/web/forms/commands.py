"""What the centre says about one call."""

from django import forms

from mahua.calls import wording
from mahua.calls.models import Call
from mahua.calls.wording import centre as words

LINES = forms.Textarea(attrs={"rows": 3})


class MergeForm(forms.Form):
    into = forms.CharField(label="并入哪一件（编号）", max_length=16)

    def __init__(self, data=None, *, user):
        super().__init__(data)
        self.user = user

    def clean_into(self):
        number = self.cleaned_data["into"].strip()
        found = Call.objects.visible_to(self.user).filter(number=number).first()
        if found is None:
            raise forms.ValidationError(words.NO_SUCH_CALL.format(number=number))
        return found


class PartsForm(forms.Form):
    titles = forms.CharField(label="拆成哪几件", widget=LINES, help_text="一行一件，至少两行。")

    def clean_titles(self):
        titles = [line.strip() for line in self.cleaned_data["titles"].splitlines() if line.strip()]
        if len(titles) < 2:  # noqa: PLR2004 -- fewer is not a split
            raise forms.ValidationError(wording.PARTS_NEEDED)
        return titles


class DiversionForm(forms.Form):
    channel = forms.CharField(
        label="转到哪个法定渠道", max_length=40, help_text="例如纪检监察机关、信访部门。转出后这里不再留内容。"
    )


class UrgingForm(forms.Form):
    level = forms.ChoiceField(label="方式", choices=wording.LEVELS.items(), initial="urge", widget=forms.RadioSelect)
    words = forms.CharField(label="要求", max_length=500, widget=LINES)


class RefusalForm(forms.Form):
    words = forms.CharField(label="不同意的理由", max_length=300)


class DecisionForm(forms.Form):
    upheld = forms.TypedChoiceField(
        label="复核意见", choices=[("yes", "同意"), ("no", "不同意")], coerce="yes".__eq__, widget=forms.RadioSelect
    )
    words = forms.CharField(label="理由", max_length=500, widget=LINES)
