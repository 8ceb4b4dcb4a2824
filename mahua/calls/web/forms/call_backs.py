from django import forms

from mahua.calls import wording

YES_NO = [("1", "是"), ("0", "否")]


class CallBackForm(forms.Form):
    """What the requester said when asked; nobody reached is an answer too."""

    reached = forms.ChoiceField(
        label="联系上了吗", choices=[("1", "联系上了"), ("0", "未联系上")], widget=forms.RadioSelect
    )
    contacted = forms.ChoiceField(
        label="承办单位联系过您吗",
        choices=YES_NO,
        required=False,
        widget=forms.RadioSelect,
        help_text="经社区转达也算。",
    )
    solved = forms.ChoiceField(label="问题解决了吗", choices=YES_NO, required=False, widget=forms.RadioSelect)
    satisfaction = forms.ChoiceField(
        label="对结果满意吗",
        required=False,
        widget=forms.RadioSelect,
        choices=[(code, words) for code, words in wording.SATISFACTIONS.items() if code],
    )
    pressed = forms.BooleanField(label="有人要求其打好评", required=False)
    words = forms.CharField(
        label="补充",
        max_length=500,
        required=False,
        help_text="不要写姓名、电话、门牌。",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self):
        said = super().clean()
        if said.get("reached") == "1":
            for name in ("contacted", "solved", "satisfaction"):
                if not said.get(name):
                    self.add_error(name, "请按诉求人的回答选一项。")
        return said

    @property
    def was_reached(self):
        return self.cleaned_data["reached"] == "1"

    @property
    def said(self) -> dict:
        """As `CallBack.reach` takes it."""
        said = self.cleaned_data
        return {
            "contacted": said["contacted"] == "1",
            "solved": said["solved"] == "1",
            "satisfaction": said["satisfaction"],
            "pressed": said["pressed"],
            "words": said["words"],
        }
