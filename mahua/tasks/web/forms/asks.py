"""What is asked, of whom, and what a receiver answers."""

from django import forms

from mahua.organisations.models import Organisation
from mahua.tasks import wording
from mahua.tasks.wanted import wanted_kinds

DAY = {"type": "date"}
SINGLY = ("unit", "street", "party_committee", "general_branch", "branch")


def day_field(label, **said):
    return forms.DateField(label=label, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"), **said)


class AskForm(forms.Form):
    """Whom, what, at what cost; looked over once before it is sent."""

    title = forms.CharField(label="办什么", max_length=80)
    text = forms.CharField(
        label="说明", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="一两句即可。"
    )
    wants = forms.MultipleChoiceField(
        label="要哪些事实",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="台账里已有的不再问；以后有了，自动算作答复。",
    )
    from_on = day_field("事实发生在（起）")
    until_on = day_field("事实发生在（止）")
    question = forms.CharField(
        label="还要回答的一个问题", max_length=120, required=False, help_text="没有就留空：事实齐了即算答复，不必再填。"
    )
    minutes = forms.IntegerField(
        label="每家约需（分钟）", min_value=1, max_value=600, initial=10, help_text="计入接收组织的负担；不统计任何人。"
    )
    due_on = day_field("期限")
    groups = forms.MultipleChoiceField(label="发给", required=False, widget=forms.CheckboxSelectMultiple)
    bodies = forms.ModelMultipleChoiceField(
        label="或者逐个选",
        queryset=Organisation.objects.none(),
        to_field_name="code",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(label="为什么要增加负担", max_length=200, required=False)

    def __init__(self, data=None, *, below, **rest):
        super().__init__(data, **rest)
        self.below = below
        kinds = set(below.order_by().values_list("kind", flat=True))
        self.fields["groups"].choices = [each for each in wording.GROUPS.items() if each[0] in kinds]
        self.fields["wants"].choices = wanted_kinds()
        singly = next((kind for kind in SINGLY if kind in kinds), "")
        self.fields["bodies"].queryset = below.of_kind(singly)

    def clean(self):
        said = super().clean()
        if said.get("from_on") and said.get("until_on") and said["until_on"] < said["from_on"]:
            self.add_error("until_on", wording.UNTIL_BEFORE_FROM)
        return said

    @property
    def receivers(self) -> list[Organisation]:
        """In roster order, each once."""
        chosen = [body.pk for body in self.cleaned_data["bodies"]]
        found = self.below.of_kind(*self.cleaned_data["groups"]) | self.below.filter(pk__in=chosen)
        return list(found.order_by("path"))

    @property
    def asked(self) -> dict:
        """As `Ask.send` takes it."""
        return {name: said for name, said in self.cleaned_data.items() if name not in ("groups", "bodies")}


class AnswerForm(forms.Form):
    answer = forms.CharField(label="答复", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, data=None, *, question, **rest):
        super().__init__(data, **rest)
        self.fields["answer"].label = question or self.fields["answer"].label
        self.fields["answer"].required = bool(question)


class RecurrenceForm(forms.Form):
    """The same thing again and again, until a day."""

    organisation = forms.ModelChoiceField(
        label="组织", queryset=Organisation.objects.none(), to_field_name="code", empty_label=None
    )
    title = forms.CharField(label="办什么", max_length=110)
    every = forms.ChoiceField(label="多久一次", choices=wording.EVERY.items())
    first_on = day_field("第一次的期限")
    until_on = day_field("办到哪天为止")

    def __init__(self, data=None, *, bodies, **rest):
        super().__init__(data, **rest)
        self.fields["organisation"].queryset = bodies
