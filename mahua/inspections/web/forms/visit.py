"""A visit that took place: whom, when, on which side, and what was found; a row left empty is no finding."""

from django import forms

from mahua.inspections import wording
from mahua.inspections.found import Found
from mahua.inspections.models import Demand, Inspection
from mahua.organisations.models import Organisation
from mahua.ui.abouts import AboutField, ask_about

DAY = {"type": "date"}
ROWS = 4


class VisitForm(forms.Form):
    """Four fields for a visit that found nothing."""

    lead = forms.ModelChoiceField(
        label="检查单位", queryset=Organisation.objects.none(), to_field_name="code", empty_label=None
    )
    held_on = forms.DateField(label="哪天", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    sides = forms.ChoiceField(label="看了哪些工作", choices=Inspection.Sides.choices)
    about = AboutField()
    demands = forms.ModelMultipleChoiceField(
        label="完成计划中的哪些项目",
        queryset=Demand.objects.none(),
        to_field_name="code",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="几家的项目可以一次看完：都勾上，各家都算完成，被检查的组织只接待一次。",
    )

    def __init__(self, data=None, *, leads, waiting, abouts=(), **rest):
        super().__init__(data, **rest)
        self.fields["lead"].queryset = leads
        self.fields["demands"].queryset = waiting
        self.fields["demands"].label_from_instance = _in_words
        ask_about(self, list(abouts))

    @property
    def visit(self) -> dict:
        """As `Inspection.hold` takes it, without the findings."""
        said = self.cleaned_data
        about = said.get("about", "")
        return {
            "lead": said["lead"],
            "held_on": said["held_on"],
            "sides": said["sides"],
            "demands": list(said["demands"].select_related("plan__inspector", "body")),
            "abouts": (about,) if about else (),
        }


class FoundForm(forms.Form):
    """One finding."""

    use_required_attribute = False

    title = forms.CharField(label="发现的问题", max_length=100, required=False)
    side = forms.ChoiceField(label="哪方面", choices=wording.SIDE.items(), required=False, initial="party")
    owner = forms.ModelChoiceField(
        label="由谁整改", queryset=Organisation.objects.none(), to_field_name="code", required=False
    )
    due_on = forms.DateField(label="期限", required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))

    def __init__(self, *args, within, **rest):
        super().__init__(*args, **rest)
        if within is None:
            del self.fields["owner"]
        else:
            self.fields["owner"].queryset = within
            self.fields["owner"].empty_label = "被检查的组织"

    @property
    def is_typed(self) -> bool:
        return bool(self["title"].value())

    @property
    def found(self) -> Found:
        said = self.cleaned_data
        return Found(title=said["title"], side=said["side"] or "party", owner=said.get("owner"), due_on=said["due_on"])


class RecheckForm(forms.Form):
    """Closed, or given back with another day and why."""

    passed = forms.TypedChoiceField(
        label="看后", choices=[("1", "整改到位，销号"), ("0", "还没有到位，继续整改")], coerce=lambda said: said == "1"
    )
    words = forms.CharField(label="情况", max_length=200, required=False)
    due_on = forms.DateField(label="新的期限", required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))


class TakeUpForm(forms.Form):
    due_on = forms.DateField(label="何时完成", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))


def _in_words(demand) -> str:
    return f"{demand.subject}（{demand.plan.inspector}，{demand.month}月）"
