"""Finding an organisation by what a roster calls it: its mark in the sender's system, or its name with those above it.

`住建局机关党委／第二党支部`, `示例区住建局/机关党委/第二党支部` and, where only one bears it, `第二党支部` all name one organisation.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from mahua.kernel.spreadsheets.characters import unspaced
from mahua.kernel.tree_paths import WIDTH, ancestors
from mahua.organisations import wording
from mahua.organisations.models import Organisation

SEPARATORS = str.maketrans({"／": "/", "\\": "/", ">": "/", "→": "/", "—": "/"})


@dataclass(frozen=True)
class Named:
    """The organisations a roster may speak of, by name path and by mark."""

    by_tail: dict[tuple[str, ...], list[Organisation]]
    by_ref: dict[str, Organisation]
    names: dict[str, tuple[str, ...]]

    @classmethod
    def among(cls, organisations: Iterable[Organisation]) -> "Named":
        """Index the organisations (parents may come after children)."""
        known = {each.path: each for each in organisations}
        by_tail: dict[tuple[str, ...], list[Organisation]] = defaultdict(list)
        full: dict[str, tuple[str, ...]] = {}
        for path, organisation in known.items():
            above = (known.get(path[:end]) for end in range(WIDTH, len(path), WIDTH))
            names = (*(key(each.name) for each in above if each), key(organisation.name))
            full[organisation.code] = names
            for start in range(len(names)):
                by_tail[names[start:]].append(organisation)
        return cls(by_tail, {each.external_ref: each for each in known.values() if each.external_ref}, full)

    @classmethod
    def seen_by(cls, user):
        """Those the person sees, and those above them, so that a full name path is understood; two queries."""
        tops = {above for path in user.scopes.paths() for above in ancestors(path)}
        above = Organisation.objects.filter(path__in=tops).standing()
        return cls.among([*above, *Organisation.objects.visible_to(user).standing()])

    def find(self, words: str) -> Organisation | str:
        """The one organisation meant, or a sentence that says why none or several are."""
        if words in self.by_ref:
            return self.by_ref[words]
        wanted = parts(words)
        found = self.by_tail.get(wanted) or self._leaving_out(wanted)
        if len(found) == 1:
            return found[0]
        if found:
            return wording.SEVERAL_OF_THAT_NAME.format(name=words, count=len(found))
        return wording.NONE_OF_THAT_NAME.format(name=words)

    def _leaving_out(self, wanted: tuple[str, ...]) -> list[Organisation]:
        """A path that skips a level (住建局/第二党支部): those of the last name that hang somewhere below the first ones."""
        if len(wanted) < 2:  # noqa: PLR2004 (a path has two names at least)
            return []
        last = self.by_tail.get(wanted[-1:], ())
        tops = [each for names in wanted[:-1] for each in self.by_tail.get((names,), ())]
        return [each for each in last if sum(each.path.startswith(top.path) for top in tops) >= len(wanted) - 1]


def parts(words: str) -> tuple[str, ...]:
    """The names of a path from the top down, as they are compared."""
    return tuple(key(part) for part in words.translate(SEPARATORS).split("/") if part.strip())


def key(name: str) -> str:
    """A name as it is compared: half-width, no blanks."""
    return unspaced(name)
