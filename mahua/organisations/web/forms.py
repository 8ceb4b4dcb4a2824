from django import forms

from mahua.organisations import wording
from mahua.organisations.models import Leadership, Organisation
from mahua.organisations.models.leadership import FITTING
from mahua.organisations.naming import Named
from mahua.organisations.nesting import kinds_under, parents_for
from mahua.ui.abouts import AboutField, ask_about

GONE = {"invalid_choice": wording.CHOICE_GONE}


def day_field(name="on", *, required=True):
    """A day, typed or picked."""
    return forms.DateField(
        label=wording.LABELS[name], required=required, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


def places(user, kinds, *, leave_out=""):
    """The standing organisations of some kinds a person sees, as (code, 住建局/机关党委) in the order of the tree."""
    named = Named.seen_by(user)
    seen = {each.code: each for found in named.by_tail.values() for each in found}
    fitting = [
        each for each in seen.values() if each.kind in kinds and not (leave_out and each.path.startswith(leave_out))
    ]
    return [
        (each.code, "/".join(named.names[each.code][1:] or named.names[each.code]))
        for each in sorted(fitting, key=lambda each: each.path)
    ]


class FoundingForm(forms.Form):
    """A new organisation under `parent`; a temporary branch says for which task and until when."""

    name = forms.CharField(label=wording.LABELS["name"], max_length=80)
    kind = forms.ChoiceField(label=wording.LABELS["kind"])
    form = forms.ChoiceField(label=wording.LABELS["form"], choices=Organisation.Form.choices, required=False)
    founded_on = day_field("founded_on")
    purpose = forms.CharField(
        label=wording.LABELS["purpose"], max_length=120, required=False, help_text="只有临时党支部需要填写。"
    )
    planned_until = day_field("planned_until", required=False)
    about = AboutField()

    def __init__(self, *args, parent, abouts=(), **kwargs):
        super().__init__(*args, **kwargs)
        ask_about(self, abouts)
        self.fields["kind"].choices = [(kind, wording.KINDS[kind]) for kind in kinds_under(parent.kind)]

    def clean(self):
        said = super().clean()
        kind = said.get("kind")
        if kind == "temporary_branch" and not (said.get("purpose") and said.get("planned_until")):
            raise forms.ValidationError(wording.TASK_NEEDED)
        if kind != "branch" and said.get("form") not in ("", None, "ordinary"):
            raise forms.ValidationError(wording.ONLY_BRANCHES_HAVE_FORMS)
        if kind != "temporary_branch":
            said["about"] = ""
        said["form"] = said.get("form") or "ordinary"
        return said


class NameForm(forms.Form):
    name = forms.CharField(label=wording.LABELS["name"], max_length=80)
    on = day_field()


class PlaceForm(forms.Form):
    parent = forms.ChoiceField(label=wording.LABELS["parent"], error_messages=GONE)
    on = day_field()

    def __init__(self, *args, organisation, user, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = parents_for(organisation.kind)
        self.fields["parent"].choices = places(user, kinds, leave_out=organisation.path)


class DissolutionForm(forms.Form):
    on = day_field()


class StaffForm(forms.ModelForm):
    class Meta:
        model = Organisation
        fields = ("staff", "fulltime_party_staff", "has_dedicated_person")
        labels = wording.LABELS


class LeadershipForm(forms.Form):
    relation = forms.ChoiceField(label=wording.LABELS["relation"], choices=Leadership.Kind.choices)
    superior = forms.ChoiceField(label=wording.LABELS["superior"], error_messages=GONE)
    on = day_field()

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["superior"].choices = places(user, [kind for kinds in FITTING.values() for kind in kinds])


class GoLiveForm(forms.Form):
    on = day_field()
    below_too = forms.BooleanField(label=wording.LABELS["below_too"], required=False)


class CoveredUnitsForm(forms.Form):
    units = forms.MultipleChoiceField(label=wording.LABELS["units"], widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = places(user, ("unit",))


class SmallSizeForm(forms.Form):
    """Nothing to fill in: the button is the statement."""


class OpeningTermForm(forms.Form):
    began_on = day_field("began_on")


class ExtensionForm(forms.Form):
    until = day_field("until")


class StepForm(forms.Form):
    """The day of one step of a renewal."""

    on = day_field()


class ApprovalForm(StepForm):
    extended_until = day_field("extended_until", required=False)


class DayForm(forms.Form):
    """A day to look back at; an unreadable one is today."""

    on = day_field(required=False)
