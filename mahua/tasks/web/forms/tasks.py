from django import forms

from mahua.members.models import Member
from mahua.tasks import wording
from mahua.tasks.models import Task
from mahua.ui.abouts import AboutField, ask_about

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class TaskFilter(forms.Form):
    """Which tasks the list shows; those still open unless asked otherwise."""

    state = forms.ChoiceField(
        label=wording.FIELDS["state"],
        required=False,
        choices=[*wording.STATES.items(), ("any", wording.ANY_STATE)],
        initial="open",
    )
    whose = forms.ChoiceField(label=wording.FIELDS["whose"], required=False, choices=wording.WHOSE.items())

    def __init__(self, data, *, user):
        super().__init__({"state": "open", **data.dict()})
        self.user = user

    def apply(self, tasks):
        chosen = self.cleaned_data if self.is_valid() else {"state": "open"}
        if chosen["state"] in Task.State.values:
            tasks = tasks.of_those_seen(self.user, state=chosen["state"])
        if chosen.get("whose") == "mine":
            tasks = tasks.of_member(self.user.member_code)
        return tasks


class AssignmentForm(forms.Form):
    """Who does it, and by when; whoever may not read the owner's name changes the day alone."""

    owner = forms.ModelChoiceField(
        label=wording.FIELDS["owner"],
        queryset=Member.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=wording.NOBODY,
    )
    due_on = forms.DateField(label=wording.FIELDS["due_on"], widget=DAY)

    def __init__(self, data=None, *, task, names):
        initial = {"owner": task.owner.code if task.owner else None, "due_on": task.due_on}
        super().__init__(data, initial=initial)
        self.task = task
        if not names:
            del self.fields["owner"]
            return
        members = Member.objects.below(task.path).active()
        if task.owner:
            members |= Member.objects.filter(pk=task.owner_id)
        self.fields["owner"].queryset = members.order_by("name_key", "pk")

    @property
    def assignment(self) -> dict:
        """As `Task.reassign` takes it."""
        return {"owner": self.task.owner, **self.cleaned_data}


class OpeningForm(forms.Form):
    """One thing to do: what, by when, and, if one likes, who does it and what it belongs to."""

    title = forms.CharField(label=wording.FIELDS["title"], max_length=120, help_text=wording.FIELDS["title_help"])
    due_on = forms.DateField(label=wording.FIELDS["due_on"], widget=DAY)
    owner = forms.ModelChoiceField(
        label=wording.FIELDS["owner"],
        queryset=Member.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=wording.NOBODY,
    )
    about = AboutField()

    def __init__(self, data=None, *, body, names, abouts, initial):
        super().__init__(data, initial=initial)
        ask_about(self, abouts)
        if names:
            self.fields["owner"].queryset = Member.objects.below(body.path).active().order_by("name_key", "pk")
        else:
            del self.fields["owner"]
