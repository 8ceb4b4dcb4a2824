from django import forms

from mahua.notices import wording


class NoticeFilter(forms.Form):
    """Which notices the list shows: all, unless asked otherwise."""

    state = forms.ChoiceField(
        label=wording.SHOWN, required=False, choices=[("", wording.STATES["any"]), ("unseen", wording.STATES["unseen"])]
    )

    def apply(self, notices):
        return notices.unseen() if self.is_valid() and self.cleaned_data["state"] else notices
