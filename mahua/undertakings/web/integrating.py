"""融合度 of one undertaking: its rows handed to the pure measure, its counts with their words."""

from dataclasses import dataclass

from mahua.undertakings import wording
from mahua.undertakings.integration import Count, Link, Plan, integration


@dataclass(frozen=True)
class Shown:
    """The four counts as a page writes them."""

    found: object

    @property
    def done(self):
        return self.found.done

    @property
    def due(self):
        return self.found.due

    @property
    def rows(self):
        """(what it is called, the count)."""
        return [(wording.JOINT_STAGES[each.stage], each) for each in self.found.counts]


def integration_of(undertaking, *, measures, tasks, joints, aparts, today):
    plan = Plan(
        starts_on=undertaking.starts_on,
        ends_on=max(undertaking.ended_on or undertaking.ends_on, undertaking.starts_on),
        measures=measures,
        tasks=tasks,
        aparts=[(each.from_on, each.until_on) for each in aparts],
    )
    links = [
        Link(stage=each.stage, source=each.source, occurred_on=each.occurred_on, after_the_fact=each.after_the_fact)
        for each in joints
    ]
    return Shown(integration(plan, links, on=undertaking.ended_on or today))


def worked(example):
    """An example of the page: (what it is called, done, due, how), and the sums."""
    counts = [Count(stage="", done=done, due=due, afterwards=0) for done, due, _ in example.by_hand]
    rows = [
        (label, count, how)
        for label, count, (_, _, how) in zip(wording.JOINT_STAGES.values(), counts, example.by_hand, strict=True)
    ]
    return {
        "title": example.title,
        "told": example.told,
        "rows": rows,
        "done": sum(each.done for each in counts),
        "due": sum(each.due for each in counts),
    }
