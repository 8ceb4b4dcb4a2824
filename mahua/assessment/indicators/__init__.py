"""The indicators (指标), one pure function each; importing this package declares them all."""

from mahua.assessment.indicators import (
    answered_calls,
    committee,
    contact_points,
    dual_life,
    duty_sets,
    first_topic,
    leading_group,
    life_meeting_problems,
    members_review,
    regular_meetings,
    set_up,
    statements,
    term,
    theme_days,
    undertakings,
)

__all__ = [
    "answered_calls",
    "committee",
    "contact_points",
    "dual_life",
    "duty_sets",
    "first_topic",
    "leading_group",
    "life_meeting_problems",
    "members_review",
    "regular_meetings",
    "set_up",
    "statements",
    "term",
    "theme_days",
    "undertakings",
]
