"""遮盖: what a person typed becomes the masked edition; machines suggest what points to somebody, a person decides. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mahua.calls import wording
from mahua.textmining import masking


@dataclass(frozen=True, order=True)
class Redaction:
    """A passage of one field that gives way to its kind, as in ［电话］."""

    field: str
    start: int
    end: int
    kind: str
    words: str

    @property
    def key(self) -> str:
        """How a page names it, as long as the text is the same."""
        return f"{self.field}:{self.start}:{self.end}"

    def overlaps(self, other: "Redaction") -> bool:
        return self.field == other.field and self.start < other.end and other.start < self.end


def suggested(typed: Mapping[str, str]) -> list[Redaction]:
    """What points to a person, field by field, in order."""
    return [
        Redaction(field, span.start, span.end, str(span.kind), text[span.start : span.end])
        for field, text in typed.items()
        for span in masking.find(text)
    ]


def added(typed: Mapping[str, str], words: Iterable[str]) -> list[Redaction]:
    """Words a person wants covered besides, wherever they stand; the longer ones first."""
    found: list[Redaction] = []
    for word in sorted({word for word in words if word}, key=len, reverse=True):
        for field, text in typed.items():
            start = text.find(word)
            while start >= 0:
                one = Redaction(field, start, start + len(word), wording.COVERED, word)
                if not any(one.overlaps(other) for other in found):
                    found.append(one)
                start = text.find(word, start + len(word))
    return found


@dataclass(frozen=True)
class Edition:
    """What was typed, with what of it is covered: the originals go under seal, the masked edition is what everybody reads."""

    typed: Mapping[str, str]
    offered: tuple[Redaction, ...]
    covered: tuple[Redaction, ...]

    @classmethod
    def of(cls, typed: Mapping[str, str], *, kept: Iterable[str] | None = None, words: Iterable[str] = ()) -> "Edition":
        """`kept`: keys of the suggestions a person leaves standing as covered; None takes all. `words`: covered besides."""
        offered = suggested(typed)
        wanted = None if kept is None else set(kept)
        chosen = [each for each in offered if wanted is None or each.key in wanted]
        besides = [each for each in added(typed, words) if not any(each.overlaps(other) for other in chosen)]
        return cls(typed, tuple(offered), tuple(sorted([*chosen, *besides])))

    @property
    def masked(self) -> dict[str, str]:
        """Field by field, each covered passage replaced by its kind."""
        texts = dict(self.typed)
        for each in reversed(self.covered):
            text = texts[each.field]
            texts[each.field] = f"{text[: each.start]}［{each.kind}］{text[each.end :]}"
        return texts

    @property
    def told(self) -> str:
        """The words as they were told, if anything of them is covered; to be kept under seal."""
        return "\n".join(text for text in self.typed.values() if text) if self.covered else ""

    def rows(self) -> list[tuple[Redaction, bool]]:
        """(suggestion, whether it is covered), for the page."""
        kept = {each.key for each in self.covered}
        return [(each, each.key in kept) for each in self.offered]
