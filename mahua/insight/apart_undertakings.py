"""Which undertakings a person is shown as joined only nominally, why, and what the next joint could be."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from mahua.insight import wording
from mahua.insight.two_skins import DONE_TOGETHER, Case, Link, branches, look_at
from mahua.kernel.days import day_of
from mahua.ledger.models import Fact
from mahua.tasks.models import Task
from mahua.undertakings.models import Apart, Joint, Measure, Strand, Undertaking

MAY = "insight.view_two_skins"


@dataclass(frozen=True)
class Row:
    """One undertaking with its signs in words, and a proposal."""

    undertaking: object
    signs: list
    next_joint: str


def undertakings_seen(user):
    """Those under way in the units this person answers for; in the order of the roster."""
    open_ones = Undertaking.objects.filter(user.scopes.covers("path", may=MAY), state="under_way")
    return open_ones.select_related("unit", "branch").order_by("path", "starts_on", "pk")


def found_for(user, *, on):
    """(rows, branches): what is joined only nominally, and the branches where most is. Six questions."""
    undertakings = list(undertakings_seen(user))
    chosen = [each.pk for each in undertakings]
    joints, aparts = _joints(chosen), _aparts(chosen)
    findings = {each.pk: look_at(_case(each, joints[each.pk], aparts[each.pk]), on=on) for each in undertakings}
    nominal = [each for each in undertakings if findings[each.pk].is_nominal]
    steps = _next_steps(nominal, joints)
    rows = [Row(each, [wording.SIGNS[sign] for sign in findings[each.pk].signs], steps[each.pk]) for each in nominal]
    bodies = {each.branch.code: each.branch for each in undertakings}
    return rows, [bodies[code] for code in branches(list(findings.values()))]


def _joints(chosen):
    """By undertaking; the fact that made the joint says when it was tied on."""
    tied = Fact.objects.filter(position=OuterRef("source_position")).values("recorded_at")[:1]
    by_undertaking = defaultdict(list)
    for each in (
        Joint.objects.filter(undertaking__in=chosen).annotate(tied_at=Subquery(tied)).order_by("occurred_on", "pk")
    ):
        by_undertaking[each.undertaking_id].append(each)
    return by_undertaking


def _aparts(chosen):
    by_undertaking = defaultdict(list)
    for pk, *days in Apart.objects.filter(undertaking__in=chosen).values_list("undertaking", "from_on", "until_on"):
        by_undertaking[pk].append(tuple(days))
    return by_undertaking


def _case(undertaking, joints, aparts):
    links = [
        Link(
            kind=each.kind,
            occurred_on=each.occurred_on,
            recorded_on=day_of(each.tied_at) if each.tied_at else each.occurred_on,
            after_the_fact=each.after_the_fact,
        )
        for each in joints
    ]
    return Case(
        code=undertaking.code,
        branch=undertaking.branch.code,
        starts_on=undertaking.starts_on,
        ends_on=undertaking.ends_on,
        links=links,
        aparts=aparts,
    )


def _next_steps(undertakings, joints):
    """What the branch could take up next: an open business task, else an unmet measure; and one visit for both."""
    strands = dict(
        Strand.objects.filter(undertaking__in=undertakings, side="business").values_list("code", "undertaking")
    )
    tasks, measures = {}, {}
    for about, title in (
        Task.objects.filter(about__in=strands, state="open").order_by("due_on", "pk").values_list("about", "title")
    ):
        tasks.setdefault(strands[about], title)
    for each in Measure.objects.filter(strand__code__in=strands).select_related("strand").order_by("number"):
        if not each.is_met:
            measures.setdefault(each.strand.undertaking_id, each.title)
    return {each.pk: _next_joint(each.pk, tasks, measures, joints[each.pk]) for each in undertakings}


def _next_joint(pk, tasks, measures, joints):
    if pk in tasks:
        step = wording.NEXT_TASK.format(title=tasks[pk])
    else:
        step = wording.NEXT_MEASURE.format(title=measures[pk]) if pk in measures else wording.NEXT_PLAIN
    carried = any(each.kind in DONE_TOGETHER for each in joints)
    inspected = any(each.kind == "inspected_together" for each in joints)
    return step + (wording.NEXT_CHECK if carried and not inspected else "")
