"""吹哨 and 收哨: whom, where and when; and what was finished on the spot."""

from datetime import datetime

from django import forms

from mahua.calls.models import JointVisit
from mahua.calls.web.forms.dispatch import bodies
from mahua.calls.wording import edges as words
from mahua.kernel.days import SHANGHAI
from mahua.organisations.models import Organisation

DAY = {"type": "date"}
HOUR = {"type": "time"}


class SummonForm(forms.Form):
    """Which bodies are to come, on which occasion, where and when."""

    occasion = forms.ChoiceField(
        label="哪种哨",
        choices=JointVisit.Occasion.choices,
        initial="daily",
        help_text="日常哨：需几家一起看的事；攻坚哨：久拖未决的事；应急哨：不能等的事，随时通知。",
    )
    place = forms.CharField(
        label="到哪里", max_length=80, help_text="写到看得见的地方，如“柳溪路与桥头街路口”，不写门牌号。"
    )
    day = forms.DateField(label="哪天", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    hour = forms.TimeField(label="几点", widget=forms.TimeInput(attrs=HOUR, format="%H:%M"))
    units = forms.ModelMultipleChoiceField(
        label="请哪些单位到场",
        queryset=Organisation.objects.none(),
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少勾选一家单位。"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = bodies()

    @property
    def asked(self) -> dict:
        """As `JointVisit.summon` takes it."""
        given = self.cleaned_data
        meet_at = datetime.combine(given["day"], given["hour"], tzinfo=SHANGHAI)
        return {
            "occasion": given["occasion"],
            "place": given["place"],
            "units": list(given["units"]),
            "meet_at": meet_at,
        }


class StandDownForm(forms.Form):
    """What was finished; nobody leaves before that."""

    words = forms.CharField(
        label="现场办成了什么",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": words.FINISHED_WHAT},
    )
