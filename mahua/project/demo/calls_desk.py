"""Where the year of calls is kept while it is made: the rows and facts so far, and the clock all lives go by."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mahua.calls.models import Call, CallNumber, TimeLimit
from mahua.duties.calendar import work_calendar
from mahua.kernel.days import SHANGHAI
from mahua.ledger.batches import insert_rows
from mahua.ledger.recording import Entry
from mahua.rules import clocks
from mahua.rules.limits import Limit
from mahua.rules.office_hours import OfficeHours

HOURS = OfficeHours()


@dataclass
class Desk:
    """Chance, clock, and everything written so far; `until` is the moment the 示例区 is opened at."""

    rng: object
    until: datetime
    dispatcher: str  # codes of who dispatched, of who asked for a second look, of who gave it
    asker: str
    second: str
    centre: object  # the body the command centre sits in
    areas: dict  # codes of the areas of streets and communities, by organisation
    calls: list = field(default_factory=list)
    rows: dict = field(default_factory=dict)
    entries: list = field(default_factory=list)
    months: dict = field(default_factory=dict)

    def __post_init__(self):
        self.calendar, self.matrix = work_calendar(), TimeLimit.matrix()

    def due(self, start, limit, pauses=()):
        return clocks.due(start, limit, calendar=self.calendar, hours=HOURS, pauses=pauses)

    def later(self, at, minutes, *, natural):
        """So many minutes on, of office time or of any."""
        return self.due(at, Limit(max(1, int(minutes)), natural=natural)).at

    def counted(self, start, until, limit):
        return clocks.counted(start, until, limit, calendar=self.calendar, hours=HOURS)

    def number(self, at) -> str:
        """The next number of the month; calls are numbered in the order they were raised."""
        month = at.astimezone(SHANGHAI).strftime("%Y-%m")
        self.months[month] = self.months.get(month, 0) + 1
        return f"{month}-{self.months[month]:04d}"

    def add(self, row):
        self.rows.setdefault(type(row), []).append(row)
        return row

    def say(self, said, *, organisation, at):
        self.entries.append(Entry(fact=said, organisation=organisation, by=None, at=at))

    def write(self):
        """The calls so far, then what hangs on them."""
        first = [call for call in self.calls if not (call.parent or call.merged_into)]
        insert_rows(first, known_by="code")
        rest = [call for call in self.calls if call.parent or call.merged_into]
        for call in rest:
            call.parent, call.merged_into = call.parent, call.merged_into  # their keys are known now
        insert_rows(rest, known_by="code")
        for rows in self.rows.values():
            for row in rows:
                _point(row)
            insert_rows(rows, known_by="code" if hasattr(rows[0], "summoned_at") else "")
        self.calls, self.rows = [], {}

    def write_numbers(self):
        insert_rows([CallNumber(month=month, last=last) for month, last in self.months.items()])


def _point(row):
    """A row made before its call (or visit) had a key points at it now."""
    if hasattr(row, "visit_id"):
        row.visit = row.visit
    else:
        row.call = row.call


@dataclass
class Plan:
    """What is to become of one call; drawn beforehand, so that a story can fix any part of it."""

    at: datetime
    caller: object
    street: object
    matter: object
    unit: object
    title: str
    text: str = ""
    place: str = ""
    channel: str = "community"
    direction: str = "up"
    urgency: str = "ordinary"
    contact: str = ""
    direct: bool = False  # straight to the command centre
    wrong: tuple = ()  # bodies that send it back first
    co_units: tuple = ()
    candidates: tuple = ()
    how: str = "rule"
    pace: float = 0.5  # of the solution limit
    accepts_late: bool = False
    contacts_late: bool = False
    pause: str = ""
    extension: str = ""
    urged: str = ""
    outcome: str = "solved"
    misses: int = 0
    reached: bool = True
    grades: tuple = (5,)  # one a round; () is nobody rates
    ends: str = ""  # withdrawn, diverted, here, excluded
    visit: bool = False
    stops_at: str = ""
    hurry: float = 1.0
    parts: list = field(default_factory=list)
    into: object = None  # the plan of a call it is merged into
    life: object = None
    away: object = None
    number: str = ""
    outside_number: str = ""

    @property
    def all_parts(self):
        return [self, *self.parts]


def is_kept(ended_at, until):
    """Whether what is known of a requester is still kept at this moment."""
    return ended_at is None or ended_at + timedelta(days=180) > until


def new_call(desk, plan) -> Call:
    """The row of a call just raised."""
    due = desk.due(plan.at, desk.matrix[(plan.urgency, "solve")])
    category = plan.matter.category if plan.matter else None
    call = Call(
        code=desk.rng.code("c"), number=plan.number, outside_number=plan.outside_number, direction=plan.direction, channel=plan.channel, caller=plan.caller,
        path=plan.caller.path, title=plan.title, text=plan.text, category=category, urgency=plan.urgency,
        place=plan.place, area=desk.areas.get(plan.caller.code, ""), raised_at=plan.at, clock_from=plan.at, due_at=due.at,
        due_provisional=due.provisional, state="queued" if plan.direct else "raised",
    )  # fmt: skip
    desk.calls.append(call)
    return call
