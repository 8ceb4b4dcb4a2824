"""Characters as Chinese offices type them: full-width, zero-width, spaced out."""

import re
import unicodedata
from functools import lru_cache

INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SPACES = re.compile(r"\s+")
BRACKETED = re.compile(r"[(\[{〔【《<][^)\]}〕】》>]*[)\]}〕】》>]")
NOT_WORDS = re.compile(r"[\W_]+")


def visible(text: str) -> str:
    """Without zero-width and control characters, and without blanks (full-width ones too) at either end."""
    if text.isalnum():  # the usual cell; saves two passes over each of a hundred thousand rows
        return text
    return INVISIBLE.sub("", text).strip()


def half_width(text: str) -> str:
    """Full-width digits, letters and punctuation made half-width, otherwise as `visible`."""
    return visible(text) if text.isascii() else unicodedata.normalize("NFKC", visible(text)).strip()


def unspaced(text: str) -> str:
    """As `half_width`, with no blanks anywhere."""
    return SPACES.sub("", half_width(text))


@lru_cache(maxsize=4096)
def title_core(text: str) -> str:
    """A title as it is compared: half-width, lower case, only letters, digits and Chinese characters."""
    return NOT_WORDS.sub("", half_width(text)).lower()


@lru_cache(maxsize=4096)
def without_brackets(text: str) -> str:
    """A title without its remarks: 入党时间（年月日） → 入党时间."""
    return BRACKETED.sub("", half_width(text))
