"""The five stages of an undertaking and how each unit calls them. Pure."""

from mahua.undertakings.wording import STAGES

PLANNING, DEPLOYING, CARRYING, INSPECTING, ASSESSING = ORDER = tuple(STAGES)
LABELS = {
    "together": ("一起谋划", "一起部署", "一起落实", "一起检查", "考核"),
    "assessed": ("同谋划", "同部署", "同落实", "检查", "同考核"),
    "supervised": ("谋划", "同部署", "同落实", "同督查", "同考核"),
    "advanced": ("同谋划", "同部署", "同推进", "检查", "同考核"),
}
ASKED = {
    PLANNING: ("decided",),
    DEPLOYING: ("decided",),
    CARRYING: ("decided", "carried"),
    INSPECTING: ("decided", "carried", "checked"),
    ASSESSING: ("decided", "carried", "checked"),
}


def label(stage: str, *, wording: str) -> str:
    """What a unit that chose these words calls a stage."""
    return LABELS[wording][ORDER.index(stage)]


def after(stage: str) -> str:
    """The stage that follows; the last one stays."""
    return ORDER[min(ORDER.index(stage) + 1, len(ORDER) - 1)]


def part_of(category: str, part: str) -> str:
    """What a smaller item is to one of this category: a part of a campaign, a problem of a topic, a measure against it."""
    if part:
        return "measure" if part == "problem" else ""
    return {"campaign": "part", "research": "problem"}.get(category, "")
