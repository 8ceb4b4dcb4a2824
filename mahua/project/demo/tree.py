"""The tree of the 示例区 as plain data: who hangs where, how large, before anything is written."""

import random
from dataclasses import dataclass, field
from datetime import date
from math import ceil

from mahua.kernel.codes import ALPHABET
from mahua.kernel.tree_paths import segment
from mahua.project.demo import names

UNITS, PARTY_ORGANISATIONS, MEMBERS = 55, 569, 10_400  # the customer's size (product.md)
LEADING_MEMBERS = 5
LEAST_UNITS = 16  # as many as the story has parts for


@dataclass
class Node:
    """One organisation to be."""

    code: str
    kind: str
    name: str
    path: str
    founded_on: date
    form: str = "ordinary"
    staff: int = 0
    fulltime: int = 0
    dedicated: bool = False
    size: int = 0
    uncommitted: bool = False  # has no committee though it should
    children: list["Node"] = field(default_factory=list)
    parent: "Node | None" = None

    def grow(self, rng, kind, name, **details) -> "Node":
        """A child in the next free place."""
        child = Node(
            code=rng.code("o"),
            kind=kind,
            name=name,
            path=self.path + segment(len(self.children) + 1),
            founded_on=details.pop("founded_on", self.founded_on),
            parent=self,
            **details,
        )
        self.children.append(child)
        return child

    def walk(self):
        """The node and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


class Dice(random.Random):
    """Chance from a seed that gives no code twice: a city has so many meetings that eight letters would meet again."""

    def __init__(self, seed):
        super().__init__(seed)
        self.given = set()

    def code(self, prefix: str) -> str:
        """A code like `kernel.codes.new_code`."""
        drawn = prefix + "".join(self.choices(ALPHABET, k=8))
        if drawn in self.given:
            return self.code(prefix)
        self.given.add(drawn)
        return drawn


def plant(rng, *, scale: float, founded_on: date) -> Node:
    """The whole district; `scale` multiplies the units, and with them organisations and members.

    Below 1 it makes a small one for tests, never smaller than the story needs.
    """
    units = max(LEAST_UNITS, round(UNITS * scale))
    district = Node(rng.code("o"), "district", "示例区", segment(1), founded_on)
    district.grow(rng, "working_committee", "示例区直属机关工委")
    sizes = _unit_sizes(rng, units)
    branches = _branch_counts(sizes, round(PARTY_ORGANISATIONS * units / UNITS))
    for place, (size, count) in enumerate(zip(sizes, branches, strict=True)):
        _unit(rng, district, name=_unit_name(place), size=size, branches=count)
    for place in range(round(len(names.STREETS) * min(scale, 4))):
        _street(rng, district, place)
    return district


def _unit_name(place):
    name, round_ = names.BUREAUS[place % len(names.BUREAUS)], place // len(names.BUREAUS)
    return f"示例区{name}" + (f"（{names.ordinal(round_ + 1)}分区）" if round_ else "")


def _unit_sizes(rng, units):
    """Members of each unit: a few large, many small; together 10,400 a scale."""
    weights = [0.25 + rng.random() ** 2 * 2 for _ in range(units)]
    weights[0] += 1.5  # the first unit is the one of the story
    whole = round(MEMBERS * units / UNITS)
    sizes = [max(24, round(whole * weight / sum(weights))) for weight in weights]
    sizes[-1] += whole - sum(sizes)
    return sizes


def _branch_counts(sizes, organisations):
    """How many branches each unit has, so that committees, general branches and branches together make `organisations`."""
    heads = sum(1 for size in sizes if size >= 50)
    wanted = organisations - heads
    whole = sum(sizes)
    counts = [max(1, round(wanted * size / whole)) for size in sizes]
    place = 0
    while sum(counts) != wanted:
        step = 1 if sum(counts) < wanted else -1
        if counts[place % len(counts)] + step >= 1:
            counts[place % len(counts)] += step
        place += 1
    return counts


def _unit(rng, district, *, name, size, branches):
    staff, share = round(size * rng.uniform(1.15, 1.5)), rng.uniform(0.01, 0.02)
    unit = district.grow(
        rng, "unit", name, staff=staff, fulltime=max(ceil(staff / 100), round(staff * share)), dedicated=True
    )
    unit.grow(rng, "leading_group", f"{name}党组", size=LEADING_MEMBERS)
    head = unit
    if size >= 100:
        head = unit.grow(rng, "party_committee", f"{name}机关党委")
    elif size >= 50:
        head = unit.grow(rng, "general_branch", f"{name}党总支")
    for number, members in enumerate(_shares(rng, size, branches), start=1):
        form = "retired" if number == branches and branches > 3 and rng.random() < 0.5 else "ordinary"
        title = "离退休党支部" if form == "retired" else f"{names.ordinal(number)}党支部"
        branch = head.grow(rng, "branch", f"{name}{title}", form=form, size=members)
        if members > 30:
            for cell in range(1, 3):
                branch.grow(rng, "cell", f"{branch.name}{names.ordinal(cell)}党小组")


def _shares(rng, size, branches):
    """Members of each branch, none below four; together the unit's."""
    weights = [rng.uniform(0.6, 1.4) for _ in range(branches)]
    shares = [max(4, round(size * weight / sum(weights))) for weight in weights]
    shares[0] += size - sum(shares)
    shares[0] = max(shares[0], 4)
    return shares


def _street(rng, district, place):
    base = names.STREETS[place % len(names.STREETS)]
    round_ = place // len(names.STREETS)
    street = district.grow(rng, "street", f"{base}街道" + (f"{names.ordinal(round_ + 1)}片" if round_ else ""))
    for number in range(9 if place % 22 < 8 else 10):
        street.grow(rng, "community", f"{base}{names.COMMUNITIES[number]}社区")
