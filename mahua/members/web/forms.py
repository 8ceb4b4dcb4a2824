from django import forms

from mahua.members import wording
from mahua.members.models import Member
from mahua.members.models.post import OF_KIND
from mahua.members.statuses import FOLLOWS
from mahua.organisations.models import Organisation
from mahua.organisations.naming import Named

GONE = {"invalid_choice": wording.CHOICE_GONE}


def day_field(label=wording.LABELS["on"], *, required=True):
    """A day, typed or picked."""
    return forms.DateField(label=label, required=required, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


def branches(user, kinds=("branch", "cell")):
    """The standing branches a person sees, as (code, 住建局/机关党委/第一党支部)."""
    named = Named.seen_by(user)
    seen = {each.code: each for found in named.by_tail.values() for each in found if each.kind in kinds}
    ordered = sorted(seen.values(), key=lambda each: each.path)
    return [(each.code, "/".join(named.names[each.code][1:])) for each in ordered]


class DayForm(forms.Form):
    """A day to look back at; an unreadable one is today."""

    on = day_field(required=False)


class AdmissionForm(forms.ModelForm):
    """A member whose relation is held here from now on: the few fields of domain.md §3.13."""

    from_on = day_field(wording.LABELS["from_on"])

    class Meta:
        model = Member
        fields = ("name", "stage", "joined_on", "confirmed_on", "office_phone")
        labels = wording.LABELS
        widgets = {
            "joined_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "confirmed_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }

    def clean(self):
        said = super().clean()
        joined_on, confirmed_on = said.get("joined_on"), said.get("confirmed_on")
        if joined_on and confirmed_on and confirmed_on < joined_on:
            self.add_error("confirmed_on", wording.CONFIRMED_BEFORE.format(day=joined_on))
        return said


class TransferForm(forms.Form):
    to = forms.ChoiceField(label=wording.LABELS["to"], error_messages=GONE)
    on = day_field()

    def __init__(self, *args, member, user, kinds=("branch", "cell"), **kwargs):
        super().__init__(*args, **kwargs)
        here = member.organisation.code
        self.fields["to"].choices = [(code, name) for code, name in branches(user, kinds) if code != here]


class ConfirmationForm(forms.Form):
    on = day_field(wording.LABELS["confirmed_on"])


class StatusForm(forms.Form):
    status = forms.ChoiceField(label=wording.LABELS["status"], error_messages=GONE)
    on = day_field()

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [(status, wording.STATUSES[status]) for status in FOLLOWS[member.status]]


class AppointmentForm(forms.Form):
    """One of the members in sight by name; of several with one name, by branch."""

    member = forms.ChoiceField(label=wording.LABELS["member"], error_messages=GONE)
    role = forms.ChoiceField(label=wording.LABELS["role"])
    from_on = day_field(wording.LABELS["post_from_on"])
    elected = forms.BooleanField(label=wording.LABELS["elected"], required=False)

    def __init__(self, *args, organisation, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role, wording.ROLES[role]) for role in OF_KIND.get(organisation.kind, ())]
        people = Member.objects.visible_to(user).active().near(organisation).for_list()
        self.fields["member"].choices = [(each.code, f"{each.name}（{each.organisation.name}）") for each in people]


class PostEndForm(forms.Form):
    on = day_field(wording.LABELS["ended_on"])


class MergerForm(forms.Form):
    """Which organisations of the same kind are merged into this one, and from when."""

    predecessors = forms.MultipleChoiceField(label=wording.LABELS["predecessors"], widget=forms.CheckboxSelectMultiple)
    on = day_field(wording.LABELS["merged_on"])

    def __init__(self, *args, into, user, **kwargs):
        super().__init__(*args, **kwargs)
        keeping = user.scopes.covers("path", may="organisations.keep_organisation")
        alike = Organisation.objects.filter(keeping, kind=into.kind).standing().exclude(pk=into.pk).for_list()
        self.fields["predecessors"].choices = [(each.code, each.name) for each in alike]
