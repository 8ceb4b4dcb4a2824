"""What a visit found, as whoever writes it down says it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Found:
    """One finding: on which side, who mends it (the body inspected where nobody is named), and by when; without a day it is advice."""

    title: str
    side: str
    owner: object = None
    due_on: date | None = None
