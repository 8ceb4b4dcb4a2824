from django import forms

from mahua.organisations.models import Organisation


class StreetFilter(forms.Form):
    """Of which community the board shows what is under way."""

    community = forms.ModelChoiceField(
        label="社区", queryset=Organisation.objects.none(), to_field_name="code", required=False, empty_label="全部"
    )

    def __init__(self, data, *, user):
        super().__init__(data)
        below = Organisation.objects.filter(user.scopes.covers("path", may="calls.triage_call"))
        self.fields["community"].queryset = below.of_kind("community").standing().for_list()

    @property
    def community_chosen(self):
        return self.cleaned_data["community"] if self.is_valid() else None
