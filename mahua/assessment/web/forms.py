from django import forms

from mahua.assessment import wording
from mahua.assessment.running import year_to_assess

SHORT_TEXT, LONG_TEXT = 200, 500


class RunForm(forms.Form):
    """A yearly assessment: of branches or of units, which year, up to which day, and why when it is not the first."""

    subject = forms.ChoiceField(label=wording.FIELDS["subject"], choices=list(wording.SUBJECTS.items()))
    year = forms.TypedChoiceField(label=wording.FIELDS["year"], coerce=int)
    as_of = forms.DateField(
        label=wording.FIELDS["as_of"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=wording.HELP_AS_OF,
    )
    reason = forms.CharField(
        label=wording.FIELDS["reason"], max_length=SHORT_TEXT, required=False, help_text=wording.HELP_REASON
    )

    def __init__(self, data=None, *, today):
        super().__init__(data, initial={"year": year_to_assess(today), "as_of": today})
        self.fields["year"].choices = [(year, f"{year}年度") for year in (today.year, today.year - 1)]


class StarForm(forms.Form):
    """One star, decided by a person."""

    star = forms.TypedChoiceField(label=wording.FIELDS["star"], coerce=int, choices=list(wording.STARS.items()))
    reason = forms.CharField(
        label=wording.FIELDS["star_reason"], max_length=SHORT_TEXT, widget=forms.Textarea(attrs={"rows": 2})
    )


class AppealForm(forms.Form):
    """Why a branch does not agree."""

    words = forms.CharField(
        label=wording.FIELDS["words"], max_length=LONG_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )


class AnswerForm(forms.Form):
    """What is answered, and which star it is afterwards."""

    star = forms.TypedChoiceField(label=wording.STAR_AFTER, coerce=int, choices=list(wording.STARS.items()))
    words = forms.CharField(
        label=wording.FIELDS["reply"], max_length=LONG_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )
