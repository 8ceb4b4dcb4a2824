"""Short forms: a reason, days, a result, a loan."""

from django import forms

from mahua.organisations.models import Organisation
from mahua.undertakings import wording
from mahua.undertakings.web.forms.undertakings import FIELDS, day_field


def reason_field(**more):
    return forms.CharField(label=FIELDS["reason"], max_length=200, widget=forms.Textarea(attrs={"rows": 2}), **more)


class PassForm(forms.Form):
    """A reason, asked only where something was not seen; `stage` is the one the page showed."""

    stage = forms.ChoiceField(choices=wording.STAGES.items(), widget=forms.HiddenInput)
    reason = reason_field()

    def __init__(self, data=None, *, stage, missing):
        super().__init__(data, initial={"stage": stage})
        self.fields["reason"].required = bool(missing)
        if not missing and not self.is_bound:
            del self.fields["reason"]


class ApartForm(forms.Form):
    from_on = day_field("from_on")
    until_on = day_field("until_on")
    reason = reason_field()


class ResultForm(forms.Form):
    result = forms.ChoiceField(label=FIELDS["result"], choices=wording.RESULTS.items(), widget=forms.RadioSelect)
    reason = reason_field(required=False)


class DropForm(forms.Form):
    reason = reason_field()


class LoanForm(forms.Form):
    """What another unit of the district is asked for."""

    lender = forms.ModelChoiceField(
        label=FIELDS["lender"], queryset=Organisation.objects.none(), to_field_name="code", empty_label=wording.CHOOSE
    )
    what = forms.ChoiceField(label=FIELDS["what"], choices=wording.RESOURCES.items())
    words = forms.CharField(
        label=FIELDS["words"], max_length=120, help_text="如“懂造价的 2 人”“三楼会议室”“房屋台账”。不写姓名。"
    )
    from_on = day_field("from_on")
    until_on = day_field("until_on")

    def __init__(self, data=None, *, undertaking):
        super().__init__(data, initial={"from_on": undertaking.starts_on, "until_on": undertaking.ends_on})
        units = Organisation.objects.of_kind("unit").standing().below(undertaking.path[:4])
        self.fields["lender"].queryset = units.exclude(pk=undertaking.unit_id).order_by("path")
