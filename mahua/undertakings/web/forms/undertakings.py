"""Proposing an undertaking, and choosing which ones a list shows."""

from django import forms

from mahua.access.models import User
from mahua.access.roles import BUSINESS_HEAD
from mahua.organisations.models import Organisation
from mahua.undertakings import stages, wording
from mahua.undertakings.models import Undertaking
from mahua.undertakings.models.undertaking_queryset import VIEW

FIELDS = wording.FIELDS
DAY = {"type": "date"}
OPEN = "open"
BEARERS = ("branch", "general_branch", "party_committee", "temporary_branch")


def day_field(name, **more):
    widget = forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    return forms.DateField(label=FIELDS[name], widget=widget, **more)


class ProposalForm(forms.Form):
    """What, who and from when to when; the rest has a default."""

    title = forms.CharField(label=FIELDS["title"], max_length=80)
    category = forms.ChoiceField(label=FIELDS["category"], choices=wording.CATEGORIES.items())
    business_owner = forms.ModelChoiceField(
        label=FIELDS["business_owner"], queryset=User.objects.none(), to_field_name="code", empty_label=None
    )
    branch = forms.ModelChoiceField(
        label=FIELDS["branch"], queryset=Organisation.objects.none(), to_field_name="code", empty_label=wording.CHOOSE
    )
    starts_on = day_field("starts_on")
    ends_on = day_field("ends_on")
    whole = forms.ModelChoiceField(
        label=FIELDS["whole"],
        queryset=Undertaking.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=wording.NO_WHOLE,
        help_text="行动计划的子项、调研发现的问题和对应的举措，在这里归到一起。",
    )
    stage_wording = forms.ChoiceField(label=FIELDS["stage_wording"], choices=wording.WORDINGS.items())
    note = forms.CharField(
        label=FIELDS["note"], max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data=None, *, unit, day, initial):
        super().__init__(data, initial=initial)
        heads = {"assignments__role": BUSINESS_HEAD, "assignments__path": unit.path}
        in_force = User.objects.filter(is_active=True, assignments__from_on__lte=day, **heads)
        self.fields["business_owner"].queryset = in_force.order_by("name").distinct()
        bearers = Organisation.objects.of_kind(*BEARERS).standing()
        self.fields["branch"].queryset = (
            (bearers.below(unit.path) | bearers.filter(covered_units=unit)).distinct().order_by("path")
        )
        self.fields["whole"].queryset = Undertaking.objects.of_unit(unit.path).open().with_parts().order_by("title")
        self.fields["whole"].label_from_instance = _whole

    @property
    def has_heads(self):
        return self.fields["business_owner"].queryset.exists()

    def clean(self):
        said = super().clean()
        if said.get("starts_on") and said.get("ends_on") and said["ends_on"] < said["starts_on"]:
            self.add_error("ends_on", wording.ENDS_BEFORE_START)
        return said

    @property
    def proposal(self) -> dict:
        """As `Undertaking.propose` takes it."""
        said = dict(self.cleaned_data)
        whole = said.pop("whole")
        part = stages.part_of(whole.category, whole.part) if whole else ""
        return {**said, "parent": whole, "part": part}


class UndertakingFilter(forms.Form):
    """Which undertakings the list shows; those being done unless asked otherwise."""

    unit = forms.ChoiceField(label=FIELDS["unit"], required=False)
    category = forms.ChoiceField(
        label=FIELDS["category"], required=False, choices=[("", wording.ANY), *wording.CATEGORIES.items()]
    )
    stage = forms.ChoiceField(
        label=FIELDS["stage"], required=False, choices=[("", wording.ANY), *wording.STAGES.items()]
    )
    state = forms.ChoiceField(
        label=FIELDS["state"],
        required=False,
        choices=[(OPEN, wording.OPEN_STATES), ("", wording.ANY), *wording.STATES.items()],
    )

    def __init__(self, data, *, user):
        super().__init__({"state": OPEN, **data.dict()})
        self.user = user
        units = Organisation.objects.of_kind("unit").standing().filter(user.scopes.covers("path", may=VIEW))
        self.units = {unit.code: unit for unit in units.order_by("path")}
        if len(self.units) > 1:
            self.fields["unit"].choices = [("", wording.ANY), *((code, unit.name) for code, unit in self.units.items())]
        else:
            del self.fields["unit"]

    def apply(self, undertakings):
        chosen = self.cleaned_data if self.is_valid() else {"state": OPEN}
        if chosen["state"] == OPEN:
            undertakings = undertakings.open()
        elif chosen["state"]:
            undertakings = undertakings.of_those_seen(self.user, state=chosen["state"])
        wanted = {name: chosen[name] for name in ("category", "stage") if chosen.get(name)}
        if wanted:
            undertakings = undertakings.of_those_seen(self.user, **wanted)
        return undertakings.of_unit(self.units[chosen["unit"]].path) if chosen.get("unit") else undertakings


def usual_wording(unit) -> str:
    """The words this unit chose last."""
    last = Undertaking.objects.of_unit(unit.path).order_by("-pk").values_list("stage_wording", flat=True).first()
    return last or next(iter(stages.LABELS))


def _whole(undertaking):
    words = undertaking.get_part_display() or undertaking.get_category_display()
    return wording.WHOLE.format(title=undertaking.title, category=words)
