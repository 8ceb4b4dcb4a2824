from django import forms
from django.conf import settings

from mahua.meetings import wording
from mahua.meetings.kinds import COMBINABLE, KINDS, LEADS_OTHERS, kinds_of
from mahua.meetings.minutes import Grades, Minutes, Poll
from mahua.meetings.rosters import Seat, is_full, lecturers, members_of
from mahua.meetings.web.forms.attachments import WHO_AND_WHAT
from mahua.meetings.web.forms.rows import DecisionRow, ItemRow, StandRow
from mahua.rules.review_cap import CapBase, review_cap
from mahua.ui.files import FilesField
from mahua.ui.templatetags.ui import dt

ROWS, STANDS, UNFOLDED = 6, 9, 2
ABSENCES = [("", "原因（可不选）"), *((code, word) for code, word in wording.ABSENCES.items() if code)]
GRADES = ("excellent", "qualified", "basically_qualified", "unqualified")
FOR_MANY = ("chair", "recorder", "observers", "text", "files")


class MinutesForm(forms.Form):
    """会议记录 on one page. Only the day is required, with what the kind itself asks for; `typed` is a draft's content."""

    held_on = forms.DateField(
        label="召开日期",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    title = forms.CharField(label="名称", max_length=80, required=False)
    belongs_to_year = forms.TypedChoiceField(label="所属年度", coerce=int, required=False, empty_value=None)
    place = forms.CharField(label="地点", max_length=60, required=False)
    chair = forms.ChoiceField(label="主持人", required=False)
    recorder = forms.ChoiceField(label="记录人", required=False)
    lecturer = forms.ChoiceField(label="讲课人", required=False)
    also = forms.MultipleChoiceField(label="同时计为", required=False, widget=forms.CheckboxSelectMultiple)
    first = forms.ChoiceField(label="谈话人")
    second = forms.ChoiceField(label="谈话对象")
    observers = forms.CharField(label="列席人员", max_length=200, required=False)
    text = forms.CharField(label="会议内容", required=False, widget=forms.Textarea(attrs={"rows": 8}))
    problems = forms.CharField(
        label="查摆的问题",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="一行一个，每个不超过80字；只在本支部内可见，整改完成后逐项办结。",
    )
    excellent = forms.IntegerField(label="优秀", min_value=0)
    qualified = forms.IntegerField(label="合格", min_value=0)
    basically_qualified = forms.IntegerField(label="基本合格", min_value=0, initial=0)
    unqualified = forms.IntegerField(label="不合格", min_value=0, initial=0)
    reason = forms.CharField(label="优秀超过三分之一的理由", max_length=200, required=False)
    seats = forms.IntegerField(label="应选名额", min_value=1)
    files = FilesField(label="附件", help_text=WHO_AND_WHAT, required=False)

    def __init__(
        self, data=None, files=None, *, kind, body, seated, day, today, typed=None, titled=False, abouts=(), named=()
    ):
        super().__init__(data, files, initial={"held_on": day, **(typed or {})})
        self.kind, self.body, self.seated, self.titled, self.today = KINDS[kind], body, seated, titled, today
        self.people = {seat.member.code: seat.member for seat in seated}
        self.posts = {post.code: post for post in lecturers(body, on=day)} if self._may_lecture else {}
        self._offer(body, day)
        self._drop_what_is_not_asked()
        shared = {"data": data, "people": self.people}
        typed = typed or {}
        votes = self.kind.votes
        self.items = [ItemRow(data, **_row(typed, f"item-{n}")) for n in range(ROWS if votes else 0)]
        count = 0 if self.kind.roster == "talk" else ROWS
        asked = {**shared, "abouts": abouts, "named": named}
        self.decisions = [DecisionRow(**asked, **_row(typed, f"decision-{n}")) for n in range(count)]
        count = STANDS if kind == "election" else 0
        self.stands = [StandRow(**shared, **_row(typed, f"stand-{n}")) for n in range(count)]

    @property
    def attendance(self):
        """(seat, tick, reason) of everybody who should attend."""
        seated = self.seated if self.takes_attendance else ()
        codes = [(seat, seat.member.code) for seat in seated]
        return [(seat, self[f"absent-{code}"], self[f"reason-{code}"]) for seat, code in codes]

    @property
    def items_unfolded(self):
        return self.items[: _unfolded(self.items)]

    @property
    def items_folded(self):
        return self.items[_unfolded(self.items) :]

    @property
    def decisions_unfolded(self):
        return self.decisions[: _unfolded(self.decisions)]

    @property
    def decisions_folded(self):
        return self.decisions[_unfolded(self.decisions) :]

    @property
    def takes_attendance(self) -> bool:
        return self.kind.roster != "talk"

    @property
    def cap(self) -> str:
        """How many may be graded 优秀, in words."""
        probationary = sum(not seat.votes for seat in self.seated)
        return review_cap(len(self.seated), probationary=probationary, base=CapBase(settings.REVIEW_CAP_BASE)).words

    def is_valid(self) -> bool:
        rows = [row.is_valid() for row in (*self.items, *self.decisions, *self.stands)]
        return super().is_valid() and all(rows)

    def clean_held_on(self):
        day, founded = self.cleaned_data["held_on"], self.body.founded_on
        if day > self.today:
            raise forms.ValidationError(wording.DAY_TO_COME.format(day=dt(day, "full")))
        if day < founded:
            raise forms.ValidationError(wording.DAY_BEFORE_FOUNDED.format(body=self.body, founded=dt(founded, "full")))
        return day

    def clean_problems(self):
        lines = [line.strip() for line in self.cleaned_data["problems"].splitlines() if line.strip()]
        if any(len(line) > 80 for line in lines):  # noqa: PLR2004 (the column's length)
            raise forms.ValidationError("每个问题不超过80字。")
        return tuple(lines)

    def minutes(self) -> Minutes:
        """What was typed, as the verb takes it."""
        said = self.cleaned_data
        return Minutes(
            held_on=said["held_on"],
            belongs_to_year=said.get("belongs_to_year"),
            place=said.get("place", ""),
            chair=self.people.get(said.get("chair")),
            recorder=self.people.get(said.get("recorder")),
            lecturer=self.posts.get(said.get("lecturer")),
            also=tuple(said.get("also", ())),
            absent=self._absent(),
            present=tuple(self.people[said[name]] for name in ("first", "second") if name in said),
            observers=said.get("observers", ""),
            text=said.get("text", ""),
            items=tuple(row.item() for row in self.items if not row.is_empty),
            decisions=tuple(row.decision() for row in self.decisions if not row.is_empty),
            problems=said.get("problems", ()),
            grades=Grades(**{name: said[name] for name in (*GRADES, "reason")}) if "excellent" in said else None,
            poll=self._poll(),
            files=said.get("files", ()),
        )

    @property
    def _may_lecture(self) -> bool:
        return self.kind.code in ("party_lecture", "theme_day")

    def _absent(self) -> dict:
        said, members = self.cleaned_data, [seat.member for seat in self.seated]
        missed = [member for member in members if said.get(f"absent-{member.code}")]
        return {member: said[f"reason-{member.code}"] for member in missed}

    def _poll(self):
        if "seats" not in self.cleaned_data:
            return None
        stands = tuple(row.stand() for row in self.stands if not row.is_empty)
        return Poll(seats=self.cleaned_data["seats"], stands=stands)

    def _offer(self, body, day):
        people = [(code, member.name) for code, member in self.people.items()]
        for name in ("chair", "recorder"):
            self.fields[name].choices = [("", "—"), *people]
        for name in ("first", "second"):
            self.fields[name].choices = [("", "请选择"), *people]
        posts = [(code, f"{post.member}（{post}）") for code, post in self.posts.items()]
        self.fields["lecturer"].choices = [("", "其他人员"), *posts]
        years = (day.year, day.year - 1)
        self.fields["belongs_to_year"].choices = [(year, f"{year}年度") for year in years]
        offered = [each for each in kinds_of(body.kind) if each.code in COMBINABLE]
        also = [(each.code, each.label) for each in offered if each.code != self.kind.code]
        if body.kind in ("branch", "cell"):
            also.append(("dual_life", "双重组织生活（到会的班子成员）"))
        self.fields["also"].choices = also
        for seat in self.seated if self.takes_attendance else ():
            name, code = seat.member.name, seat.member.code
            self.fields[f"absent-{code}"] = forms.BooleanField(label=f"{name} 未到", required=False)
            self.fields[f"reason-{code}"] = forms.ChoiceField(
                label=f"{name} 未到的原因", choices=ABSENCES, required=False
            )

    def _drop_what_is_not_asked(self):
        code, dropped = self.kind.code, []
        if not self.titled or code == "heart_talk":
            dropped += ["title"]
        if not self.kind.yearly:
            dropped += ["belongs_to_year"]
        if not self._may_lecture:
            dropped += ["lecturer"]
        if code not in LEADS_OTHERS:
            dropped += ["also"]
        dropped += [*FOR_MANY, "place"] if code == "heart_talk" else ["first", "second"]
        dropped += [] if code == "life_meeting" else ["problems"]
        dropped += [] if code == "members_review" else [*GRADES, "reason"]
        dropped += [] if code == "election" else ["seats"]
        for name in dropped:
            del self.fields[name]


def seats_of_talk(body, *, on):
    """Whom a talk may be between: the body's members, those of its committee among them."""
    return [Seat(member, is_full(member, on=on)) for member in members_of(body, on=on)]


def _unfolded(rows) -> int:
    """How many rows stand open: two, or as many as are written in."""
    return max([UNFOLDED, *(place for place, row in enumerate(rows, start=1) if row.is_typed)])


def _row(typed, prefix) -> dict:
    start = f"{prefix}-"
    initial = {name.removeprefix(start): value for name, value in typed.items() if name.startswith(start)}
    return {"prefix": prefix, "initial": initial}
