"""Rosters of units and of Party organisations: one column list for import and export."""

from dataclasses import dataclass
from datetime import date

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.columns import Choice, Column, Kind
from mahua.kernel.tree_paths import WIDTH
from mahua.ledger.recording import Entry, record_many, verb
from mahua.organisations import wording
from mahua.organisations.facts import StaffCounted
from mahua.organisations.founding import Founding, found_many
from mahua.organisations.models import Organisation, Term
from mahua.organisations.naming import Named, key, parts
from mahua.organisations.rosters import Changes, Import, offer

SYNONYMS = {
    "working_committee": ("机关工委", "直属机关工委"),
    "leading_group": ("党组（党委）",),
    "party_committee": ("机关党的委员会", "党委", "基层党委"),
    "general_branch": ("总支", "机关党总支", "总支部"),
    "branch": ("支部", "机关党支部", "党支部委员会"),
    "temporary_branch": ("临时支部",),
    "cell": ("小组",),
}
PARTY_KINDS = (
    "working_committee",
    "leading_group",
    "party_committee",
    "general_branch",
    "branch",
    "temporary_branch",
    "cell",
    "street",
    "community",
)
KINDS = tuple(Choice(kind, wording.KINDS[kind], SYNONYMS.get(kind, ())) for kind in PARTY_KINDS)
FORMS = tuple(
    Choice(form, title, (f"{title}党支部", "离退休干部党支部" if form == "retired" else title))
    for form, title in wording.FORMS.items()
)
STAFF = ("staff", "fulltime_party_staff", "has_dedicated_person")

REF = Column(
    "external_ref", "原系统编号", Kind.CODE, max_length=40, unique=True, synonyms=("组织编码", "单位编码", "编码")
)
UNITS = (
    REF,
    Column("name", "单位名称", Kind.NAME, required=True, max_length=80, synonyms=("单位", "单位全称", "名称")),
    Column("staff", "机关工作人员数", Kind.INTEGER, synonyms=("工作人员总数", "在编人数", "人员总数")),
    Column("fulltime_party_staff", "专职党务工作人员数", Kind.INTEGER, synonyms=("专职党务干部", "专职党务人数")),
    Column("has_dedicated_person", "有专人负责党务", Kind.YES_NO, synonyms=("是否有专人负责",)),
    Column("founded_on", "成立日期", Kind.DATE, allows_month=True, synonyms=("设立日期",)),
    Column("go_live_on", "启用日期", Kind.DATE),
)
ORGANISATIONS = (
    REF,
    Column(
        "name",
        "组织名称",
        Kind.NAME,
        required=True,
        max_length=80,
        synonyms=("党组织名称", "党组织全称", "名称", "支部名称"),
    ),
    Column("kind", "组织类别", Kind.CHOICE, required=True, choices=KINDS, synonyms=("类别", "党组织类别", "组织类型")),
    Column(
        "parent", "上级组织", Kind.TEXT, required=True, synonyms=("上级党组织", "隶属", "所属单位", "所在单位", "上级")
    ),
    Column("form", "支部类型", Kind.CHOICE, choices=FORMS, synonyms=("支部形式",)),
    Column("founded_on", "成立日期", Kind.DATE, allows_month=True, synonyms=("成立时间", "批准成立日期")),
    Column(
        "term_began_on",
        "本届起始日期",
        Kind.DATE,
        allows_month=True,
        synonyms=("换届日期", "本届选举日期", "最近换届时间"),
    ),
    Column("go_live_on", "启用日期", Kind.DATE),
)


def plan_units(rows, *, user, on) -> Changes:
    """Units directly under the district; those known get new staff figures."""
    district = Organisation.objects.of_kind("district").first()
    placed = [(row.number, {**row.values, "kind": "unit", "parent": district.name if district else ""}) for row in rows]
    return _plan(placed, user=user, on=on)


def plan_organisations(rows, *, user, on) -> Changes:
    """Party organisations, streets and communities under those known or named in the same file, in any order."""
    return _plan([(row.number, row.values) for row in rows], user=user, on=on)


@dataclass(kw_only=True, eq=False)
class Planned(Founding):
    """A founding as one row of a roster asks for it."""

    row: int
    term_began_on: date | None = None


def _plan(rows, *, user, on) -> Changes:
    changes = Changes()
    named = Named.seen_by(user)
    fresh: dict[tuple, Planned] = {}
    waiting = [(number, dict(values)) for number, values in rows]
    while waiting:
        left = [
            row for row in waiting if not _placed(*row, named=named, fresh=fresh, changes=changes, user=user, on=on)
        ]
        if len(left) == len(waiting):
            for number, values in left:
                changes.fault(number, named.find(values["parent"]))
            break
        waiting = left
    changes.new = list(fresh.values())
    return changes


def _placed(number, values, *, named, fresh, changes, user, on) -> bool:
    """Whether the row could be dealt with: known already, or to be founded under a parent that is known or planned."""
    known = named.by_ref.get(values.get("external_ref") or "")
    parent = None if known else _parent(values["parent"], named, fresh)
    if known is None and parent is None:
        return False
    if isinstance(parent, Organisation):
        known = _child(parent, values["name"], named)
    place = known or parent
    if isinstance(place, Organisation) and not user.scopes.reaches(place.path, may="organisations.keep_organisation"):
        changes.fault(number, wording.OUT_OF_REACH.format(name=place.name))
    elif known:
        _compare(number, values, known, changes)
    else:
        _plan_founding(number, values, parent, fresh=fresh, changes=changes, on=on)
    return True


def _parent(words, named, fresh):
    """The organisation or planned founding a row hangs under; None while it is not known yet."""
    found = named.find(words)
    if isinstance(found, Organisation):
        return found
    wanted = parts(words)
    planned = [
        each
        for each in fresh.values()
        if wanted and key(each.name) == wanted[-1] and set(wanted) <= set(_names(each, named))
    ]
    return planned[0] if len(planned) == 1 else None


def _names(place, named):
    if isinstance(place, Organisation):
        return named.names[place.code]
    return (*_names(place.parent, named), key(place.name))


def _child(parent, name, named):
    below = (each for each in named.by_tail.get((key(name),), ()) if each.path[:-WIDTH] == parent.path)
    return next(below, None)


def _plan_founding(number, values, parent, *, fresh, changes, on):
    place = (id(parent), key(values["name"]))
    if place in fresh:
        changes.fault(number, wording.TWICE_IN_FILE.format(row=fresh[place].row))
        return
    kept = ("external_ref", "form", "go_live_on", *STAFF)
    began_on = values.get("term_began_on")
    fresh[place] = Planned(
        name=values["name"],
        kind=values["kind"],
        parent=parent,
        founded_on=min(values.get("founded_on") or began_on or on, on),
        details={name: values[name] for name in kept if values.get(name) is not None},
        row=number,
        term_began_on=began_on,
    )


def _compare(number, values, known, changes):
    """A known organisation: staff figures are brought up to date, its name, place and kind are not touched."""
    if known.kind != values["kind"]:
        changes.fault(number, wording.KIND_DIFFERS.format(kind=known.get_kind_display()))
        return
    if key(known.name) != key(values["name"]):
        changes.warn(number, wording.NAME_DIFFERS.format(name=known.name))
    figures = {name: values[name] for name in STAFF if values.get(name) is not None}
    if any(getattr(known, name) != value for name, value in figures.items()):
        changes.changed.append((known, figures))
    else:
        changes.same += 1


@verb
def apply(changes, *, by, at):
    """Found what is new, with opening terms, and bring staff figures up to date: one transaction, all or nothing."""
    if not changes.is_acceptable:
        raise Refused(wording.FILE_HAS_FAULTS)
    made = found_many(changes.new, by=by, at=at)
    began = {each: founding.term_began_on for each, founding in zip(made, changes.new, strict=True)}
    Term.open_many({each: on for each, on in began.items() if on}, by=by, at=at)
    for organisation, figures in changes.changed:
        for name, value in figures.items():
            setattr(organisation, name, value)
    Organisation.objects.bulk_update([each for each, _ in changes.changed], STAFF, batch_size=500)
    record_many(
        Entry(fact=StaffCounted(**{name: getattr(each, name) for name in STAFF}), organisation=each, by=by, at=at)
        for each, _ in changes.changed
    )


def export_rows(organisations):
    """Rows of the export, with the name of the organisation above; the queryset's order is kept."""
    listed = list(organisations)
    paths = {each.path[:-WIDTH] for each in listed} - {each.path for each in listed}
    names = {each.path: each.name for each in [*Organisation.objects.filter(path__in=paths), *listed]}
    running = Term.objects.current().filter(organisation__in=organisations.order_by().values("pk"))
    began = dict(running.values_list("organisation_id", "began_on"))
    for each in listed:
        yield {
            **{column.key: getattr(each, column.key, None) for column in (*UNITS, *ORGANISATIONS)},
            "parent": names.get(each.path[:-WIDTH], ""),
            "form": each.form if each.kind == "branch" else None,
            "term_began_on": began.get(each.pk),
        }


offer(
    Import(
        key="units",
        title="单位名册",
        columns=UNITS,
        plan=plan_units,
        apply=apply,
        permission="organisations.keep_organisation",
        order=10,
    )
)
offer(
    Import(
        key="organisations",
        title="组织名册",
        columns=ORGANISATIONS,
        plan=plan_organisations,
        apply=apply,
        permission="organisations.keep_organisation",
        order=20,
    )
)
