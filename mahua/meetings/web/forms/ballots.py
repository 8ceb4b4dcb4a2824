from django import forms

from mahua.kernel.errors import Refused
from mahua.rules.candidates import check_candidates


class OpeningForm(forms.Form):
    """What the chair says before a secret ballot: who stands, how many seats, who is away."""

    seats = forms.IntegerField(label="应选名额", min_value=1)
    members = forms.MultipleChoiceField(label="候选人", widget=forms.CheckboxSelectMultiple)
    absent = forms.MultipleChoiceField(
        label="缺席", widget=forms.CheckboxSelectMultiple, required=False, help_text="默认全部到会，只勾缺席的人。"
    )

    def __init__(self, data=None, *, meeting, seats):
        super().__init__(data)
        self.meeting = meeting
        self.people = {seat.member.code: seat.member for seat in seats}
        full = [(seat.member.code, seat.member.name) for seat in seats if seat.votes]
        self.fields["members"].choices = full
        self.fields["absent"].choices = [(code, member.name) for code, member in self.people.items()]
        if meeting.kind == "members_review":
            del self.fields["seats"], self.fields["members"]
            self.graded = [self.people[code] for code, _ in full]

    def clean(self):
        said = super().clean()
        if "seats" in self.fields and said.get("seats") and said.get("members"):
            try:
                check_candidates(len(said["members"]), seats=said["seats"])
            except Refused as refused:
                raise forms.ValidationError(refused.words) from None
        return said

    def asked(self) -> dict:
        said = self.cleaned_data
        chosen = [self.people[code] for code in said["members"]] if "members" in said else self.graded
        absent = [self.people[code] for code in said["absent"]]
        return {"members": chosen, "absent": absent, "seats": said.get("seats") or 0}


class SlipForm(forms.Form):
    """One choice beside each name, and a comment if one likes."""

    comment = forms.CharField(
        label="意见（可不填）", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data=None, *, ballot):
        super().__init__(data)
        self.ballot = ballot
        choices = list(ballot.choices.items())
        for code, name in ballot.names():
            self.fields[f"mark-{code}"] = forms.ChoiceField(label=name, choices=choices, widget=forms.RadioSelect)

    @property
    def names(self):
        return [field for field in self if field.name.startswith("mark-")]

    def marks(self) -> dict[str, str]:
        return {name.removeprefix("mark-"): said for name, said in self.cleaned_data.items() if name != "comment"}


class ClosingForm(forms.Form):
    """Paper ballots counted by the tellers, added to the slips; all may stay empty."""

    paper = forms.IntegerField(label="纸质选票张数", min_value=0, required=False, initial=0)

    def __init__(self, data=None, *, ballot):
        super().__init__(data)
        self.rows = []
        self.fields["done"] = forms.BooleanField(label="到会的同志都已投完，可以计票")
        for code, name in ballot.names():
            cells = []
            for choice, word in ballot.choices.items():
                field = f"paper-{code}-{choice}"
                self.fields[field] = forms.IntegerField(label=f"{name} {word}", min_value=0, required=False)
                cells.append(self[field])
            self.rows.append((name, cells))

    def counted(self) -> dict:
        counts = {}
        for name, votes in self.cleaned_data.items():
            if name.startswith("paper-") and votes:
                _, code, choice = name.split("-")
                counts[code, choice] = votes
        return {"paper": self.cleaned_data["paper"] or 0, "paper_counts": counts}
