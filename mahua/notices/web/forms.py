from django import forms

from mahua.notices import wording
from mahua.notices.kinds import in_order

TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class NoticeFilter(forms.Form):
    """Which notices the list shows: all, unless asked otherwise."""

    state = forms.ChoiceField(
        label=wording.SHOWN, required=False, choices=[("", wording.STATES["any"]), ("unseen", wording.STATES["unseen"])]
    )

    def apply(self, notices):
        return notices.unseen() if self.is_valid() and self.cleaned_data["state"] else notices


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
