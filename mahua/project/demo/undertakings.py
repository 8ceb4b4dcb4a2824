"""A year of undertakings in the 示例区: written in bulk like its meetings and calls; joints are then made by the reaction."""

from datetime import timedelta

from django.db import transaction

from mahua.calls.models import Response
from mahua.ledger.models import Fact
from mahua.project.demo import undertakings_plot
from mahua.project.demo.settling import morning
from mahua.project.demo.undertakings_life import Bodies, Story
from mahua.project.demo.undertakings_shelf import Shelf
from mahua.undertakings import counting, reactions

HEADS_OF_PARTY = ("party_committee", "general_branch")


def live(rng, year, district, organisations, roll, story, heads):
    """Every plot told: rows kept on the shelf that is returned (to be written), facts handed to the year."""
    units = {node.code: node for node in district.children if node.code in heads}
    shelf = Shelf(year, rng)
    hero = story.unit
    away = {story.moved.code, story.merged.code}
    shelf.plots = undertakings_plot.plots(rng, list(units.values()), hero, start=year.start)
    for plot in shelf.plots:
        bodies = _bodies(shelf, plot.unit, organisations, roll, heads, away, story)
        bodies.lenders = [organisations[code] for code in units if code != plot.unit.code][:3]
        Story(shelf, plot, bodies).tell()
    story.undertaking = shelf.plots[0].row.code
    return shelf


def _bodies(shelf, node, organisations, roll, heads, away, story):
    group = next(each for each in node.children if each.kind == "leading_group")
    head = next((each for each in node.children if each.kind in HEADS_OF_PARTY), group)
    branches = [each for each in node.walk() if each.kind == "branch" and each.code not in away]
    branch = story.hero if node is story.unit else max(branches[:4], key=lambda each: _in_time(shelf, each))
    return Bodies(
        unit=organisations[node.code],
        group=organisations[group.code],
        head=organisations[head.code],
        branch=organisations[branch.code],
        leaders=[post.member for post in roll.posts[group.code]],
        people=roll.members[branch.code],
        owner=heads[node.code],
    )


def _in_time(shelf, branch):
    """How many meetings a branch wrote down in time: who lives an orderly life bears an undertaking."""
    return sum((each.recorded_at.date() - each.held_on).days < 3 for each in shelf.meetings[branch.code])


def events(shelf):
    """(moment, verb) pairs: calls solved by a unit that it says belong to one of its undertakings."""
    found = []
    for plot in shelf.plots:
        for response in _solved(plot) if plot.calls else ():
            moment = response.call.ended_at + timedelta(hours=3)
            found.append((moment, lambda at, one=response, plot=plot: _link(one, plot, at)))
    return found


def _solved(plot):
    """Calls the unit led and solved while the undertaking was under way."""
    from_at, until_at = morning(plot.starts_on), morning(plot.ends_on)
    led = Response.objects.filter(organisation=plot.row.unit, call__state="closed", call__outcome="solved", role="lead")
    within = led.filter(call__ended_at__gt=from_at, call__ended_at__lt=until_at).select_related("call", "organisation")
    rows = list(within.order_by("call__ended_at"))
    return rows[:: max(1, len(rows) // plot.calls)][: plot.calls]


def _link(response, plot, at):
    response.link(plot.strands["business"].code, by=None, at=at)


@transaction.atomic
def tie():
    """Let the reaction make the joints of everything that names an undertaking, and count the weeks."""
    named = Fact.objects.kinds(*(each.kind for each in reactions.TYING)).filter(text__contains='"about":"')
    facts = [*named.order_by("position"), *Fact.objects.kinds("inspection.held")]
    for fact in sorted(facts, key=lambda each: (each.recorded_at, each.position)):
        about = fact.data.get("about") or ""
        if fact.kind == "inspection.held" or about[:1] in ("s", "u"):
            reactions.tie(fact)
    counting.recount_all()
