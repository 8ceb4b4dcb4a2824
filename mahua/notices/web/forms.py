from django import forms
from django.conf import settings

from mahua.kernel.errors import Refused
from mahua.notices import wording
from mahua.notices.egress import Egress
from mahua.notices.kinds import in_order
from mahua.notices.models import Webhook
from mahua.notices.models.webhook import LONGEST_ADDRESS

TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class OffKinds(forms.MultipleChoiceField):
    """Kinds to tick, as they are declared in this installation."""

    def __init__(self, **kwargs):
        super().__init__(
            label=wording.FIELDS["off_kinds"], required=False, widget=forms.CheckboxSelectMultiple, **kwargs
        )


class UnitSettingForm(forms.Form):
    """What nobody in the unit is told of, and when the rest is told."""

    off_kinds = OffKinds(help_text=wording.HELP["off_kinds"])
    in_rounds = forms.BooleanField(
        label=wording.FIELDS["in_rounds"], required=False, help_text=wording.HELP["in_rounds"]
    )
    begins = forms.TimeField(label=wording.FIELDS["begins"], widget=TIME)
    ends = forms.TimeField(label=wording.FIELDS["ends"], widget=TIME, help_text=wording.HELP["ends"])

    def __init__(self, data=None, *, setting):
        super().__init__(data, initial={name: getattr(setting, name) for name in self.base_fields})
        self.fields["off_kinds"].choices = [(each.code, each.words) for each in in_order()]

    def clean(self):
        given = self.cleaned_data
        if given.get("begins") and given.get("ends") and given["begins"] >= given["ends"]:
            self.add_error("ends", wording.HOURS_REVERSED)


class OwnSettingForm(forms.Form):
    """What a person takes away from what the unit lets through."""

    off_kinds = OffKinds(help_text=wording.HELP["own_off_kinds"])
    always_in_rounds = forms.BooleanField(
        label=wording.FIELDS["always_in_rounds"], required=False, help_text=wording.HELP["always_in_rounds"]
    )
    shows_number = forms.BooleanField(label=wording.FIELDS["shows_number"], required=False)

    def __init__(self, data=None, *, setting, off_above):
        super().__init__(data, initial={name: getattr(setting, name) for name in self.base_fields})
        self.fields["off_kinds"].choices = [
            (each.code, each.words) for each in in_order() if each.code not in off_above
        ]


class WebhookForm(forms.Form):
    """A robot of a unit, as `Webhook.install` takes it."""

    adapter = forms.ChoiceField(label=wording.FIELDS["adapter"], choices=Webhook.Adapter.choices)
    name = forms.CharField(label=wording.FIELDS["name"], max_length=40, help_text=wording.HELP["name"])
    address = forms.CharField(
        label=wording.FIELDS["address"], max_length=LONGEST_ADDRESS, help_text=wording.HELP["address"]
    )
    secret = forms.CharField(
        label=wording.FIELDS["secret"],
        max_length=200,
        required=False,
        help_text=wording.HELP["secret"],
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_address(self):
        """Said beside the field what installing would refuse."""
        try:
            Egress.read(settings.EGRESS).refuse_unlisted(self.cleaned_data["address"])
        except Refused as refused:
            raise forms.ValidationError(refused.words) from refused
        return self.cleaned_data["address"]

    def clean(self):
        given = self.cleaned_data
        if given.get("adapter", "").startswith("generic") and not given.get("secret"):
            self.add_error("secret", wording.KEY_MISSING)
