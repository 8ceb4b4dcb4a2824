from django import forms

from mahua.meetings import wording

YEARS_BACK = 4


class MeetingFilter(forms.Form):
    """Which meetings the list shows."""

    kind = forms.ChoiceField(label="种类", required=False, choices=[("", "全部种类"), *wording.KINDS.items()])
    year = forms.TypedChoiceField(label="年度", required=False, coerce=int, empty_value=None)
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部状态"), *wording.STATES.items()])
    q = forms.CharField(label="组织或会议名称", required=False, max_length=30)

    def __init__(self, data, *, user, today):
        super().__init__(data or None)
        self.user = user
        years = range(today.year + 1, today.year - YEARS_BACK, -1)
        self.fields["year"].choices = [("", "全部年度"), *((year, f"{year}年") for year in years)]

    def apply(self, meetings):
        chosen = self.cleaned_data if self.is_valid() else {}
        columns = {"kind": chosen.get("kind"), "belongs_to_year": chosen.get("year"), "state": chosen.get("state")}
        asked = {name: value for name, value in columns.items() if value}
        if asked:
            meetings = meetings.of_those_seen(self.user, **asked)
        if chosen.get("q"):
            meetings = meetings.named(chosen["q"])
        return meetings
