"""How strongly a rule speaks: its own wording decides (应当 → error, 一般 → warn, 可以 → nothing)."""

from enum import StrEnum


class Severity(StrEnum):
    """What a breach of a rule means for the one who sees it."""

    ERROR = "error"  # the text says 应当: it is to be mended
    WARN = "warn"  # the text says 一般: allowed, with a reason at hand
    INFO = "info"  # worth knowing, nothing is wrong yet
    BLOCK = "block"  # the verb is refused
    PROPOSAL = "proposal"  # the software proposes, people decide

    @property
    def label(self) -> str:
        """The word on a page: 应当整改, 一般要求 …"""
        return LABELS[self]


LABELS = {
    Severity.ERROR: "应当整改",
    Severity.WARN: "一般要求",
    Severity.INFO: "提示",
    Severity.BLOCK: "不得办理",
    Severity.PROPOSAL: "建议",
}
