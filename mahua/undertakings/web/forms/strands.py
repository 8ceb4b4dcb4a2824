"""Planning one strand, reporting its measures, and listing a task of it."""

from django import forms

from mahua.members.models import Member
from mahua.undertakings import wording
from mahua.undertakings.models.measure import Target, plain
from mahua.undertakings.web.forms.undertakings import FIELDS, day_field

ROWS = 6
FOLDED_FROM = 3
FIGURE = {"max_digits": 14, "decimal_places": 2, "required": False}


class MeasureRow(forms.Form):
    """One measure; a line without a title is none."""

    use_required_attribute = False

    title = forms.CharField(label=FIELDS["measure"], max_length=60, required=False)
    target = forms.DecimalField(label=FIELDS["target"], **FIGURE)
    counted_in = forms.CharField(label=FIELDS["counted_in"], max_length=10, required=False)
    at_most = forms.BooleanField(label=FIELDS["at_most"], required=False)

    def clean(self):
        said = super().clean()
        if said.get("title") and said.get("target") is None and "target" not in self.errors:
            self.add_error("target", wording.WITHOUT_TARGET)
        return said

    @property
    def is_typed(self):
        return bool(self["title"].value())


class StrandForm(forms.Form):
    """The goal and up to six measures; `edition` is what the planner had before them."""

    goal = forms.CharField(label=FIELDS["goal"], max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, strand):
        super().__init__(data, initial={"goal": strand.goal, "edition": strand.edition})
        kept = [vars_of(each) for each in strand.measures.order_by("number")]
        self.rows = [
            MeasureRow(data, prefix=f"m{number}", initial=kept[number] if number < len(kept) else None)
            for number in range(max(ROWS, len(kept)))
        ]

    def is_valid(self):
        return all([super().is_valid(), *(row.is_valid() for row in self.rows)])

    @property
    def unfolded(self):
        return [row for number, row in enumerate(self.rows) if number < FOLDED_FROM or row.is_typed]

    @property
    def folded(self):
        return [row for number, row in enumerate(self.rows) if number >= FOLDED_FROM and not row.is_typed]

    def measures(self):
        return [Target(**row.cleaned_data) for row in self.rows if row.cleaned_data.get("title")]


class ReportForm(forms.Form):
    """How far each measure of a strand is; one field for each."""

    def __init__(self, data=None, *, strand):
        super().__init__(data)
        self.measures = list(strand.measures.order_by("number"))
        for each in self.measures:
            label = wording.OF_TARGET.format(title=each.title, target=each.target_in_words)
            self.fields[f"m{each.number}"] = forms.DecimalField(
                label=label, initial=each.actual if each.actual is None else plain(each.actual), **FIGURE
            )

    def figures(self):
        said = self.cleaned_data
        return {each.number: said[f"m{each.number}"] for each in self.measures if said[f"m{each.number}"] is not None}


class TaskForm(forms.Form):
    """One thing to do for a strand."""

    title = forms.CharField(label=FIELDS["task"], max_length=120, help_text="上级能看到，请不要写个人情况。")
    owner = forms.ModelChoiceField(
        label=FIELDS["owner"],
        queryset=Member.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=wording.NOBODY,
    )
    due_on = day_field("due_on")

    def __init__(self, data=None, *, body, initial=None):
        super().__init__(data, initial=initial)
        self.fields["owner"].queryset = Member.objects.below(body.path).active().order_by("name_key", "pk")


def vars_of(measure):
    """A measure as a row shows it."""
    said = {name: getattr(measure, name) for name in ("title", "counted_in", "at_most")}
    return {**said, "target": plain(measure.target)}
