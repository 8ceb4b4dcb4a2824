"""The rows of the minutes: an agenda item, a resolution, a candidate. A row left empty is no row."""

from django import forms

from mahua.meetings import wording
from mahua.meetings.minutes import Decision, Item, Stand
from mahua.ui.abouts import AboutField, ask_about


class Row(forms.Form):
    """One line of a table in the minutes; `said_by` is the field whose emptiness makes the line empty."""

    use_required_attribute = False
    said_by = ""

    @property
    def is_empty(self) -> bool:
        return not self.cleaned_data.get(self.said_by)

    @property
    def is_typed(self) -> bool:
        """Whether something stands in it, so that the page shows it unfolded."""
        return bool(self[self.said_by].value())


class ItemRow(Row):
    said_by = "title"

    title = forms.CharField(label="议题", max_length=120, required=False)
    vote = forms.ChoiceField(label="表决", choices=wording.VOTES.items(), required=False)
    in_favour = forms.IntegerField(label="赞成", min_value=0, required=False)
    against = forms.IntegerField(label="反对", min_value=0, required=False)
    abstained = forms.IntegerField(label="弃权", min_value=0, required=False)

    def item(self) -> Item:
        said = self.cleaned_data
        votes = {name: said.get(name) or 0 for name in ("in_favour", "against", "abstained")}
        return Item(title=said["title"], vote=said.get("vote") or "information", **votes)


class DecisionRow(Row):
    said_by = "text"

    text = forms.CharField(label="决议", max_length=120, required=False)
    owner = forms.ChoiceField(label="责任人", required=False)
    due_on = forms.DateField(
        label="期限", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    about = AboutField()

    def __init__(self, *args, people, abouts=(), named=(), **rest):
        super().__init__(*args, **rest)
        self.people = people
        ask_about(self, abouts, kept=named)
        self.fields["owner"].choices = [("", "由组织办理"), *((code, member.name) for code, member in people.items())]

    def decision(self) -> Decision:
        said = self.cleaned_data
        owner, about = self.people.get(said["owner"]), said.get("about", "")
        return Decision(text=said["text"], owner=owner, due_on=said["due_on"], about=about)


class StandRow(Row):
    said_by = "member"

    member = forms.ChoiceField(label="候选人", required=False)
    votes = forms.IntegerField(label="赞成票", min_value=0, required=False)
    post = forms.ChoiceField(label="当选后职务", choices=wording.COMMITTEE_POSTS.items(), required=False)

    def __init__(self, *args, people, **rest):
        super().__init__(*args, **rest)
        self.people = people
        self.fields["member"].choices = [("", "—"), *((code, member.name) for code, member in people.items())]
        self.fields["post"].initial = "commissioner"

    def stand(self) -> Stand:
        said = self.cleaned_data
        post = said.get("post") or "commissioner"
        return Stand(member=self.people[said["member"]], votes=said.get("votes") or 0, post=post)
