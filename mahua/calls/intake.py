"""受理: from what somebody told to what is shown. The masked edition is what is shown, searched and learnt from."""

import re
from dataclasses import dataclass

from mahua.calls.models.call import TITLE_AT_MOST
from mahua.textmining import masking

SENTENCE = re.compile(r"[。！？!?；;\n]")


@dataclass(frozen=True, slots=True)
class Edition:
    """Title and text without what points to a person."""

    title: str
    text: str


def masked_edition(told, *, title="", spans=None) -> Edition:
    """What may be shown of what was told. Without a title the first sentence serves as one.

    `spans` are the redactions a person decided on; None: all that are suggested.
    """
    text = masking.masked(told.strip(), spans=spans)
    title = masking.masked(title.strip()) or SENTENCE.split(text, maxsplit=1)[0].strip()
    short = title if len(title) <= TITLE_AT_MOST else title[: TITLE_AT_MOST - 1] + "…"
    return Edition(short, text if text != short else "")
