"""派单规则 as a whole: what a changed rule would do to the last thousand calls, and changing it, shown before it is saved."""

import hashlib
from collections import Counter
from dataclasses import dataclass

from django.db.models import F

from mahua.calls import facts
from mahua.calls.dispatching import Rulebook
from mahua.calls.models import Call, RoutingRule
from mahua.calls.wording import centre as words
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb

TRIED = 1000
EXAMPLES = 5
ASIDE = 1_000_000  # where orders wait while they are put anew, since no two rules may have the same


@dataclass(frozen=True, slots=True)
class DryRun:
    """Of so many calls, how many would have been offered to another body: from whom to whom, with examples."""

    tried: int
    moves: tuple[tuple[str, str, int], ...]
    examples: tuple[tuple[Call, str, str], ...]

    @property
    def moved(self) -> int:
        return sum(count for *_, count in self.moves)


def stamp_of(rules) -> str:
    """Stands for these rules in this order: a page sends it back, so that nobody saves over what they have not read."""
    told = "\n".join(f"{rule.pk} {rule} {rule.unit_id}" for rule in rules)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def with_rule(rules, draft) -> list[RoutingRule]:
    """The list with the draft at its place, or without it when it is retired; orders run from 1."""
    others = [rule for rule in rules if rule.pk != draft.pk or draft.pk is None]
    if not draft.retired:
        others.insert(max(0, min(draft.order - 1, len(others))), draft)
    return others


def dry_run(user, *, before, after) -> DryRun:
    """Both lists over the newest calls: one query for the calls, the rest is reckoned."""
    seen = Call.objects.visible_to(user).order_by("-raised_at", "-pk")
    calls = list(seen.only("code", "number", "title", "text", "path", "category", "raised_at")[:TRIED])
    was, becomes = Rulebook(before), Rulebook(after)
    moves, examples = Counter(), []
    for call in calls:
        old, new = _unit(was.fitting(call)), _unit(becomes.fitting(call))
        if old != new:
            moves[(old, new)] += 1
            examples.append((call, old, new))
    ordered = tuple((old, new, count) for (old, new), count in moves.most_common())
    return DryRun(len(calls), ordered, tuple(examples[:EXAMPLES]))


@verb
def change(draft, *, stamp, by, at, district):
    """Lay down, amend, move or retire a rule; refused if the rules are no longer those `stamp` stands for."""
    rules = list(RoutingRule.objects.select_for_update(of=("self",)).in_order())
    if stamp_of(rules) != stamp:
        raise Refused(words.RULES_MOVED)
    draft.clean()
    what = "retired" if draft.retired else "amended" if draft.pk else "laid_down"
    after = with_rule(rules, draft)
    RoutingRule.objects.in_order().update(order=F("order") + ASIDE)
    draft.order = len(rules) + ASIDE * 2
    draft.save()
    for order, rule in enumerate(after, start=1):
        RoutingRule.objects.filter(pk=rule.pk).update(order=order)
    record(facts.RoutingRuleAmended(what=what, rule=draft.pk, rules=len(after)), organisation=district, by=by, at=at)


def _unit(rule) -> str:
    return rule.unit.name if rule else words.NO_RULE
