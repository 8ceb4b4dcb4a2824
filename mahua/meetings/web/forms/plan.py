from datetime import datetime, time

from django import forms
from django.conf import settings

from mahua.kernel.days import SHANGHAI
from mahua.kernel.errors import Refused
from mahua.meetings.kinds import COMBINABLE, KINDS, LEADS_OTHERS, kinds_of
from mahua.meetings.rosters import roster
from mahua.organisations.models import Organisation
from mahua.rules.months import add_months
from mahua.rules.periods import month_of, parse

DAY = {"type": "date"}
AGENDA_AT_MOST, LONGEST_TITLE = 6, 120
HOUR = {"type": "time", "step": 300}


def usual_hour() -> time:
    """When meetings here usually begin."""
    return time.fromisoformat(settings.MEETING_HOUR)


class PlanForm(forms.Form):
    """A meeting to come: four required fields, prefilled from the obligation."""

    organisation = forms.ModelChoiceField(
        label="组织", queryset=Organisation.objects.none(), to_field_name="code", empty_label=None
    )
    kind = forms.ChoiceField(label="种类")
    day = forms.DateField(label="日期", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    hour = forms.TimeField(label="时间", widget=forms.TimeInput(attrs=HOUR, format="%H:%M"), initial=usual_hour)
    title = forms.CharField(label="名称", max_length=80, required=False, help_text="不填则用会议种类作名称。")
    place = forms.CharField(label="地点", max_length=60, required=False)
    chair = forms.ChoiceField(label="主持人", required=False)
    recorder = forms.ChoiceField(label="记录人", required=False)
    agenda = forms.CharField(
        label="议题",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="一行一个，最多 6 个；会后记录时可以增减。",
    )
    also = forms.MultipleChoiceField(
        label="同时计为",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="合并召开的，一次记录分别计入。",
    )
    belongs_to_year = forms.TypedChoiceField(
        label="所属年度",
        coerce=int,
        required=False,
        empty_value=None,
        help_text="组织生活会和民主评议按年度计，可在次年初召开。",
    )
    joint = forms.ModelMultipleChoiceField(
        label="联合开展的组织",
        queryset=Organisation.objects.none(),
        to_field_name="code",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="分别计入各组织，到会人数各自统计。",
    )

    def __init__(self, data=None, *, bodies, today, body=None, kind="", **rest):
        super().__init__(data, **rest)
        self.fields["organisation"].queryset = bodies
        self.body, self.people = body, {}
        self.only_body = body if body and not bodies.exclude(pk=body.pk).exists() else None
        self._offer_people(body, kind, today)
        offered = kinds_of(body.kind) if body else list(KINDS.values())
        self.fields["kind"].choices = [(each.code, each.label) for each in offered]
        also = [each for each in offered if each.code in COMBINABLE and each.code != kind]
        self.fields["also"].choices = [(each.code, each.label) for each in also]
        if kind and kind not in LEADS_OTHERS:
            del self.fields["also"]
        if kind and kind not in KINDS:
            self.initial["kind"] = ""
        if kind in KINDS and not KINDS[kind].yearly:
            del self.fields["belongs_to_year"]
        else:
            years = (today.year, today.year - 1, today.year + 1)
            self.fields["belongs_to_year"].choices = [("", "按召开日期"), *((year, f"{year}年度") for year in years)]
        self._offer_joint(body, kind)

    @property
    def moment(self) -> datetime:
        said = self.cleaned_data
        return datetime.combine(said["day"], said["hour"], tzinfo=SHANGHAI)

    @property
    def details(self) -> dict:
        """Everything but body, kind and moment, as `Meeting.plan` takes it."""
        said = self.cleaned_data
        names = ("title", "place", "also", "belongs_to_year", "joint", "agenda")
        people = {name: self.people[said[name]] for name in ("chair", "recorder") if said.get(name)}
        return people | {name: said[name] for name in names if said.get(name) or name == "title"}

    def clean_agenda(self):
        titles = [line.strip() for line in self.cleaned_data["agenda"].splitlines() if line.strip()]
        if len(titles) > AGENDA_AT_MOST or any(len(title) > LONGEST_TITLE for title in titles):
            raise forms.ValidationError(f"最多 {AGENDA_AT_MOST} 个议题，每个不超过 {LONGEST_TITLE} 字。")
        return tuple(titles)

    def _offer_people(self, body, kind, today):
        """Who may chair and record: those who should attend; of a talk nobody, and no agenda either."""
        if kind == "heart_talk" or body is None:
            del self.fields["chair"], self.fields["recorder"], self.fields["agenda"]
            return
        nature = KINDS.get(kind, KINDS["branch_assembly"])
        self.people = {seat.member.code: seat.member for seat in roster(body, kind=nature, on=today)}
        for name in ("chair", "recorder"):
            self.fields[name].choices = [("", "—"), *((code, member.name) for code, member in self.people.items())]
            self.fields[name].error_messages["invalid_choice"] = "这个人不在所选组织的应到人员之中，请重选。"
        if not nature.votes:
            del self.fields["agenda"]

    def _offer_joint(self, body, kind):
        """Branches of the same unit, for a joint theme day (联合)."""
        if kind != "theme_day" or body is None:
            del self.fields["joint"]
            return
        near = Organisation.objects.below(body.path[:-4] or body.path).of_kind("branch").standing()
        self.fields["joint"].queryset = near.exclude(pk=body.pk).for_list()


class SeriesForm(PlanForm):
    """The same meeting every month: the first day and how many."""

    count = forms.IntegerField(label="共几次", min_value=2, max_value=24, initial=12)

    chair = recorder = agenda = None
    field_order = ("organisation", "kind", "day", "hour", "count", "title", "place")

    def _offer_people(self, body, kind, today):
        """Twelve meetings have no agenda yet."""

    @property
    def moments(self) -> list[datetime]:
        """The same day of each month; where a month has no such day, its last."""
        first = self.cleaned_data["day"]
        days = [add_months(first, months=place) for place in range(self.cleaned_data["count"])]
        return [datetime.combine(day, self.cleaned_data["hour"], tzinfo=SHANGHAI) for day in days]


def first_guess(asked, *, body, today) -> dict:
    """What the address says beforehand: `?organisation=&kind=&period=`; the day is today or the nearest of the period."""
    kind = asked.get("kind", "")
    period = _period(asked.get("period", "")) or month_of(today)
    label = KINDS[kind].label if kind in KINDS else ""
    guess = {
        "organisation": body.code if body else "",
        "kind": kind,
        "day": min(max(today, period.starts_on), period.ends_on),
        "title": f"{period.label}{label}" if label and asked.get("period") else "",
        "place": "",
    }
    if kind in KINDS and KINDS[kind].yearly:
        guess["belongs_to_year"] = period.year
    return guess


def _period(code):
    try:
        return parse(code) if code else None
    except Refused:
        return None
