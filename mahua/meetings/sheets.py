"""The roster of meetings kept elsewhere: imported as held, written down late (补记), by who holds the figures only.

Nobody's attendance comes with it. What Mahua needs more of than figures (谈心谈话, 民主评议, 选举, 双重组织生活) is
recorded on its own page.
"""

from collections import defaultdict

from django.db.models import prefetch_related_objects

from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.columns import Choice, Column, Kind
from mahua.kernel.tree_paths import parent
from mahua.ledger.recording import Entry, record_many, verb
from mahua.meetings import wording
from mahua.meetings.facts import Attended
from mahua.meetings.kinds import KINDS
from mahua.meetings.models import Meeting, Resolution
from mahua.meetings.models.holding import Holding
from mahua.meetings.sheet_row import as_told, wrong_with
from mahua.organisations.models import Organisation
from mahua.organisations.naming import Named, key
from mahua.organisations.rosters import Changes, Import, offer

BATCH = 1000
SYNONYMS = {
    "branch_assembly": ("党员大会", "支部大会", "全体党员大会"),
    "committee_meeting": ("支部委员会", "支部委员会会议", "支委会会议", "党支部委员会会议"),
    "cell_meeting": ("小组会",),
    "party_lecture": ("上党课", "专题党课"),
    "theme_day": ("党日", "主题党日活动"),
    "life_meeting": ("专题组织生活会",),
    "first_topic": ("第一议题学习",),
    "study_session": ("理论学习中心组学习", "党组理论学习中心组学习"),
    "leading_group_meeting": ("党组会", "专题研究党建"),
}
BY_FIGURES = tuple(code for code, kind in KINDS.items() if issubclass(kind.shape, Attended))

MEETINGS = (
    Column(
        "organisation",
        "召开组织",
        Kind.TEXT,
        required=True,
        synonyms=("党组织", "党支部", "支部名称", "组织名称", "所在党支部"),
    ),
    Column(
        "kind",
        "会议类别",
        Kind.CHOICE,
        required=True,
        synonyms=("会议类型", "类别", "组织生活类型", "活动类型"),
        choices=tuple(Choice(code, wording.KINDS[code], SYNONYMS.get(code, ())) for code in BY_FIGURES),
    ),
    Column("day", "召开日期", Kind.DATE, required=True, synonyms=("会议日期", "日期", "时间", "召开时间", "开展时间")),
    Column("title", "主题", Kind.TEXT, max_length=80, synonyms=("会议主题", "议题", "内容", "会议名称", "题目")),
    Column("should_attend", "应到人数", Kind.INTEGER, required=True, synonyms=("应到", "应参加人数", "应到会人数")),
    Column("present", "实到人数", Kind.INTEGER, required=True, synonyms=("实到", "参加人数", "到会人数", "出席人数")),
    Column("voters", "应到有表决权人数", Kind.INTEGER, synonyms=("应到有表决权",)),
    Column("voters_present", "实到有表决权人数", Kind.INTEGER, synonyms=("实到有表决权",)),
    Column(
        "resolutions",
        "决议",
        Kind.TEXT,
        synonyms=("会议决议", "决议事项", "议定事项"),
        example="一条一行，或用分号隔开",
    ),
    Column("belongs_to_year", "所属年度", Kind.INTEGER, synonyms=("年度",)),
    Column("place", "地点", Kind.TEXT, max_length=60, synonyms=("会议地点", "召开地点")),
)


def plan_meetings(rows, *, user, on) -> Changes:
    """Meetings of bodies in the person's scope; one known already by body, kind and day stays as it is.

    Where several of a kind were held on a day, the title tells them apart.
    """
    changes = Changes()
    rows = list(rows)
    named, known = Named.seen_by(user), _known(user, rows)
    taken: dict[tuple, int] = {}
    waiting = []
    for number, values in rows:
        organisation = named.find(values["organisation"])
        wrong = wrong_with(organisation, values, user=user, on=on)
        if wrong:
            changes.fault(number, wrong)
            continue
        title = values.get("title") or KINDS[values["kind"]].label
        place = (organisation.pk, values["kind"], values["day"], key(title))
        if taken.setdefault(place, number) != number:
            changes.fault(number, wording.SAME_MEETING_TWICE.format(row=taken[place]))
            continue
        waiting.append((number, values, organisation, title))
    _sort(waiting, known, changes)
    return changes


def _sort(waiting, known, changes):
    """Those of the same title first, so that another title of the day is not taken for them."""
    left = []
    for line in waiting:
        number, values, organisation, title = line
        there = known.get((organisation.pk, values["kind"], values["day"]), {})
        if key(title) in there:
            _is_same(number, values, there.pop(key(title)), changes)
        else:
            left.append((line, there))
    for (number, values, organisation, title), there in left:
        if there:
            _, before = there.popitem()
            changes.warn(number, wording.HELD_UNDER_ANOTHER_TITLE.format(title=before[0]))
            changes.same += 1
        else:
            changes.new.append(as_told(number, values, organisation, title, changes))


def _is_same(number, values, before, changes):
    _, should_attend, present = before
    if (should_attend, present) != (values["should_attend"], values["present"]):
        words = wording.FIGURES_DIFFER.format(should_attend=should_attend, present=present)
        changes.warn(number, words)
    changes.same += 1


@verb
def apply_meetings(changes, *, by, at):
    """Write them all down in one transaction: rows, resolutions and a fact each, for the body (代录)."""
    if not changes.is_acceptable:
        raise Refused(wording.MEETINGS_HAVE_FAULTS)
    held = sorted(changes.new, key=lambda each: each.day)
    bodies = {each.organisation.pk: each.organisation for each in held}
    above = _branches_of_cells(bodies.values())
    prefetch_related_objects([*bodies.values(), *above.values()], "placements")
    meetings = [_meeting(each, by=by, at=at) for each in held]
    Meeting.objects.bulk_create(meetings, batch_size=BATCH)
    Resolution.objects.bulk_create(
        [
            Resolution(meeting=meeting, number=number, text=text)
            for meeting, each in zip(meetings, held, strict=True)
            for number, text in enumerate(each.passed, start=1)
        ],
        batch_size=BATCH,
    )
    record_many(
        Entry(
            fact=_said(meeting, each, at=at),
            organisation=above.get(each.organisation.path, bodies[each.organisation.pk]),
            by=by,
            at=at,
            occurred_on=each.day,
            for_=bodies[each.organisation.pk],
        )
        for meeting, each in zip(meetings, held, strict=True)
    )


def export_meetings(meetings):
    """Rows of the export; the queryset brings organisations and `resolutions` prefetched."""
    for meeting in meetings.iterator(chunk_size=BATCH):
        yield {
            **{column.key: getattr(meeting, column.key, None) for column in MEETINGS},
            "organisation": meeting.organisation.name,
            "resolutions": "\n".join(resolution.text for resolution in meeting.resolutions.all()),
        }


def _known(user, rows) -> dict[tuple, dict]:
    """What is held already on the days of the file: (body, kind, day) → compared title → title and figures."""
    days = [values["day"] for _, values in rows]
    known: dict[tuple, dict] = defaultdict(dict)
    if not days:
        return known
    mine = user.scopes.covers("path", may="meetings.import_meeting")
    held = Meeting.objects.held().filter(mine, day__gte=min(days), day__lte=max(days)).order_by("pk")
    columns = ("organisation_id", "kind", "also", "day", "title", "should_attend", "present")
    for body, kind, also, day, title, should_attend, present in held.values_list(*columns).iterator():
        for counts_as in (kind, *also):
            known[body, counts_as, day][key(title)] = (title, should_attend, present)
    return known


def _meeting(held, *, by, at) -> Meeting:
    return Meeting(
        code=new_code("g"),
        kind=held.kind,
        organisation=held.organisation,
        path=held.organisation.path,
        title=held.title,
        place=held.place,
        belongs_to_year=held.belongs_to_year,
        state=Meeting.State.HELD,
        day=held.day,
        held_on=held.day,
        recorded_by=by,
        recorded_at=at,
        recorded_for=True,
        **held.figures,
    )


def _said(meeting, held, *, at):
    said = {
        "meeting": meeting.code,
        "belongs_to_year": held.belongs_to_year,
        "late_entry": Holding.is_late(held.day, at),
        "resolutions": len(held.passed),
        **held.figures,
    }
    if held.kind == "cell_meeting" and held.organisation.kind == "cell":
        said["cell"] = held.organisation.code
    return KINDS[held.kind].shape(**said)


def _branches_of_cells(bodies) -> dict[str, Organisation]:
    """A cell's meetings stand in its branch's ledger: the branch by the cell's path."""
    cells = [body.path for body in bodies if body.kind == "cell"]
    found = {each.path: each for each in Organisation.objects.filter(path__in={parent(path) for path in cells})}
    return {path: found[parent(path)] for path in cells}


offer(
    Import(
        key="meetings",
        title="会议名册",
        columns=MEETINGS,
        plan=plan_meetings,
        apply=apply_meetings,
        permission="meetings.import_meeting",
        order=50,
    )
)
