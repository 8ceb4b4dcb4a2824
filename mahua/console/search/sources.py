"""What can be found: the six kinds, where their rows stand, who sees them, and the line made of each row."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Model, QuerySet

from mahua.calls.models import Call, Response
from mahua.calls.naming import call_label
from mahua.console import wording
from mahua.console.search import shelves
from mahua.console.search.grams import grams
from mahua.kernel.days import day_of
from mahua.kernel.tree_paths import ancestors
from mahua.meetings.models import Meeting
from mahua.members.models import Member
from mahua.organisations.models import Organisation, Placement
from mahua.tasks.models import Task
from mahua.undertakings.models import Strand, Undertaking

OFFICES = ("unit", "street")
PLACED = ("code", "path", "organisation__name", "organisation__path")


@dataclass(frozen=True, kw_only=True)
class Line:
    """The columns of one entry, made of a thing's row; `words` is all it can be found by."""

    code: str
    title: str
    subtitle: str
    path: str
    words: str
    also: tuple[str, ...] = ()
    day: date | None = None

    def columns(self) -> dict:
        kept = {name: getattr(self, name) for name in ("code", "title", "subtitle", "path", "day")}
        return {**kept, "also": " ".join(self.also), "grams": grams(self.words)}


@dataclass(frozen=True, kw_only=True)
class Source:
    """One kind of thing.

    `order` is from the last to be shown to the first: of many hits the newest entries are taken. `beside` gives by row
    what its line needs from another table.
    """

    kind: str
    model: type[Model]
    permission: str
    page: str
    line: Callable
    order: tuple[str, ...]
    rows: Callable[[], QuerySet]
    has_own: bool = False
    beside: Callable[[list], dict[int, list[str]]] = lambda rows: {}

    @property
    def label(self) -> str:
        """How what was found is called; a call as the district calls it."""
        return call_label() if self.model is Call else wording.FOUND[self.kind]

    def shown_to(self, user) -> QuerySet:
        """What the kind's own list shows this person."""
        return self.rows().visible_to(user)

    def codes(self) -> list[str]:
        return list(self.rows().order_by(*self.order).values_list("code", flat=True))

    def lines(self, codes: Iterable[str]) -> Iterator[Line]:
        """The lines of those of these codes that exist; three statements at most, in the order given."""
        found = {row.code: row for row in self.rows().filter(code__in=codes)}
        rows = [found[code] for code in codes if code in found]
        offices, beside = offices_above(rows), self.beside(rows)
        return (self.line(row, offices, beside.get(row.pk, ())) for row in rows)


def offices_above(rows) -> dict[str, str]:
    """The names of the units and streets that the rows stand in, by path."""
    tops = {top for row in rows for top in ancestors(row.path)}
    return dict(Organisation.objects.of_kind(*OFFICES).filter(path__in=tops).values_list("path", "name"))


def _office_of(organisation, offices) -> str:
    """The unit or street it stands in, unless its own name says so."""
    name = next((offices[top] for top in reversed(ancestors(organisation.path)) if top in offices), "")
    return "" if name in organisation.name else name


def in_words(organisation, offices) -> str:
    """An organisation's name as it is understood outside its own unit: 住建局 第二党支部."""
    return " ".join(filter(None, (_office_of(organisation, offices), organisation.name)))


def names_of(organisations) -> dict[int, list[str]]:
    """All names these organisations have borne."""
    placements = Placement.objects.filter(organisation__in=organisations).order_by("from_on")
    return _by_row(placements.values_list("organisation", "name"))


def joint_places(meetings) -> dict[int, list[str]]:
    """Where the other bodies of joint meetings stand."""
    joint = Meeting.joint.through.objects.filter(meeting__in=meetings)
    return _by_row(joint.values_list("meeting", "organisation__path"))


def _by_row(pairs) -> dict[int, list[str]]:
    gathered = defaultdict(list)
    for key, text in pairs:
        gathered[key].append(text)
    return gathered


def organisation_line(organisation, offices, names):
    """Also found by the names it bore before."""
    office = _office_of(organisation, offices)
    before = [name for name in dict.fromkeys(names) if name != organisation.name]
    said = [organisation.get_kind_display(), office]
    if before:
        said.append(wording.FORMERLY.format(names="、".join(before)))
    if organisation.dissolved_on:
        said.append(wording.DISSOLVED_ON.format(day=organisation.dissolved_on))
    return Line(
        code=organisation.code,
        title=organisation.name,
        subtitle="，".join(filter(None, said))[:300],
        path=organisation.path,
        words=" ".join([office, organisation.name, *before]),
    )


def member_line(member, offices, beside):
    """Found by the name, by its pinyin and by the first letters of it (张伟: zhang wei, zhangwei, zw)."""
    syllables = member.name_key.partition("|")[0].split()
    return Line(
        code=member.code,
        title=member.name,
        subtitle=in_words(member.organisation, offices),
        path=member.path,
        words=" ".join([member.name, *syllables, "".join(syllables), "".join(each[0] for each in syllables)]),
        also=(shelves.of_person("member", member.code),),
    )


def meeting_line(meeting, offices, places):
    """The title and the kinds it counts as, never a word of the minutes."""
    kinds = meeting.kinds_in_words
    joint = {shelf for path in places for shelf in shelves.of_place("meeting", path)}
    return Line(
        code=meeting.code,
        title=meeting.title,
        subtitle="，".join(
            filter(None, ("" if kinds == meeting.title else kinds, in_words(meeting.organisation, offices)))
        ),
        path=meeting.path,
        words=f"{meeting.title} {kinds}",
        also=tuple(sorted(joint)),
        day=meeting.day,
    )


def task_line(task, offices, beside):
    state = "" if task.is_open else task.get_state_display()
    return Line(
        code=task.code,
        title=task.title,
        subtitle="，".join(filter(None, (state, in_words(task.organisation, offices)))),
        path=task.path,
        words=task.title,
        also=(shelves.of_person("task", task.owner.code),) if task.owner else (),
        day=task.due_on,
    )


def asked_places(calls) -> dict[int, list[str]]:
    """Where the bodies stand that these calls were put to."""
    return _by_row(Response.objects.filter(call__in=calls).values_list("call", "path"))


def call_line(call, offices, places):
    """The masked edition and the number; also for the bodies that were asked. Nothing of the person behind it."""
    asked = {shelf for path in places for shelf in shelves.of_place("call", path)}
    return Line(
        code=call.code,
        title=call.title,
        subtitle="，".join((call.number, in_words(call.caller, offices))),
        path=call.path,
        words=f"{call.title} {call.number} {call.text}",
        also=tuple(sorted(asked)),
        day=day_of(call.raised_at),
    )


def strand_places(undertakings) -> dict[int, list[str]]:
    """Where the bodies stand that bear the strands of these undertakings."""
    return _by_row(Strand.objects.filter(undertaking__in=undertakings).values_list("undertaking", "path"))


def undertaking_line(undertaking, offices, places):
    """Its title; also for the branch that bears the Party strand. Nothing of goals, measures and reasons."""
    borne = {shelf for path in places for shelf in shelves.of_place("undertaking", path)}
    return Line(
        code=undertaking.code,
        title=undertaking.title,
        subtitle="，".join((undertaking.get_category_display(), in_words(undertaking.unit, offices))),
        path=undertaking.path,
        words=undertaking.title,
        also=tuple(sorted(borne)),
        day=undertaking.starts_on,
    )


SOURCES = {
    source.kind: source
    for source in (
        Source(
            kind="organisation",
            model=Organisation,
            permission="organisations.view_organisation",
            page="organisations:show",
            line=organisation_line,
            order=("-path",),
            rows=Organisation.objects.all,
            beside=names_of,
        ),
        Source(
            kind="member",
            model=Member,
            permission="members.view_member",
            page="members:show",
            line=member_line,
            order=("-path", "-name_key", "-pk"),
            rows=lambda: Member.objects.on_roster().select_related("organisation").only("name", "name_key", *PLACED),
            has_own=True,
        ),
        Source(
            kind="meeting",
            model=Meeting,
            permission="meetings.view_meeting",
            page="meetings:show",
            line=meeting_line,
            order=("day", "pk"),
            rows=lambda: Meeting.objects.select_related("organisation").only("title", "kind", "also", "day", *PLACED),
            beside=joint_places,
        ),
        Source(
            kind="task",
            model=Task,
            permission="tasks.oversee_task",
            page="tasks:show",
            line=task_line,
            order=("due_on", "pk"),
            rows=lambda: Task.objects.select_related("organisation", "owner").only(
                "title", "state", "due_on", "owner__code", *PLACED
            ),
            has_own=True,
        ),
        Source(
            kind="call",
            model=Call,
            permission="calls.see_calls",
            page="calls:show",
            line=call_line,
            order=("raised_at", "pk"),
            rows=lambda: Call.objects.select_related("caller").only(
                "code", "path", "title", "text", "number", "raised_at", "caller__name", "caller__path"
            ),
            beside=asked_places,
        ),
        Source(
            kind="undertaking",
            model=Undertaking,
            permission="undertakings.view_undertaking",
            page="undertakings:show",
            line=undertaking_line,
            order=("starts_on", "pk"),
            rows=lambda: Undertaking.objects.select_related("unit"),
            beside=strand_places,
        ),
    )
}
