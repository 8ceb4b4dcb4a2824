"""What is asked on the pages of the ledger: which facts to show, and why one is corrected."""

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from mahua.ledger import wording
from mahua.ledger.plain_words import kinds_shown, matching

SELECTED = mark_safe(" selected")


class Select(forms.Select):
    """A list of some dozens to choose from, written in one go: Django's own draws a template for each of them."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = "" if value is None else str(value)
        options = ((code, SELECTED if code == chosen else "", words) for code, words in self.choices)
        return format_html(
            '<select name="{}"{}>{}</select>',
            name,
            flatatt(self.build_attrs(self.attrs, attrs)),
            format_html_join("", '<option value="{}"{}>{}</option>', options),
        )


def _day(label):
    return forms.DateField(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}))


class Chosen(forms.Form):
    """Which facts to show."""

    kind = forms.ChoiceField(label=wording.KIND, required=False, widget=Select)
    start = _day(wording.FROM_DAY)
    end = _day(wording.UNTIL_DAY)
    code = forms.SlugField(label=wording.CODE, required=False, max_length=16, help_text=wording.CODE_HELP)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", wording.ALL_KINDS), *kinds_shown()]

    def clean(self):
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start and end and end < start:
            self.add_error("end", wording.END_BEFORE_START)
        return self.cleaned_data

    def apply(self, facts):
        """The facts asked for; none while the form has errors."""
        return matching(facts, **self.cleaned_data) if self.is_valid() else facts.none()


class Correction(forms.Form):
    reason = forms.ChoiceField(label=wording.REASON, choices=list(wording.REASONS.items()), widget=forms.RadioSelect)
