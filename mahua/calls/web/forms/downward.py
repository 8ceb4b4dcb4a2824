from django import forms

from mahua.calls.models import TimeLimit
from mahua.calls.models.call import TITLE_AT_MOST
from mahua.calls.web.forms.dispatch import bodies
from mahua.calls.web.forms.enclosures import enclosed_field
from mahua.calls.wording import centre as words
from mahua.kernel.codes import new_code
from mahua.organisations.models import Organisation


class DownwardForm(forms.Form):
    """市有呼唤: one thing asked of many bodies at once, each with its own clock."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=16)
    title = forms.CharField(label="呼什么", max_length=TITLE_AT_MOST)
    text = forms.CharField(label="具体要求", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))
    urgency = forms.ChoiceField(label="紧急程度", choices=TimeLimit.Urgency.choices, initial="ordinary")
    all_units = forms.BooleanField(label="所有单位", required=False)
    all_streets = forms.BooleanField(label="所有街道", required=False)
    units = forms.ModelMultipleChoiceField(
        label="或者勾选",
        queryset=Organisation.objects.none(),
        to_field_name="code",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    files = enclosed_field("附件（可不交）", required=False)

    def __init__(self, data=None, files=None):
        super().__init__(data, files, initial={"code": new_code("c")})
        self.fields["units"].queryset = bodies()

    def clean(self):
        given = super().clean()
        kinds = [kind for kind in ("unit", "street") if given.get(f"all_{kind}s")]
        asked = {*given.get("units", ()), *bodies().of_kind(*kinds)} if kinds else set(given.get("units", ()))
        if not asked:
            raise forms.ValidationError(words.ASK_SOMEBODY)
        given["asked"] = sorted(asked, key=lambda body: body.path)
        return given
