"""A message brought to one form before it is compared: width, case, white space and punctuation say nothing."""

import re
import unicodedata

ADDRESS = re.compile(r"(?:https?://|www\.)[\x21-\x7e]+", re.IGNORECASE)
NO_LETTER = re.compile(r"[\W_]+")
NO_WORD = re.compile(r"[^\u4e00-\u9fffa-z]+|(?<![a-z])[a-z](?![a-z])")  # digits and single letters (A3区) name things


def folded(text: str) -> str:
    """Letters, digits and Chinese characters only, half-width and lower case: equal when the wording is equal."""
    return NO_LETTER.sub("", unicodedata.normalize("NFKC", text).lower())


def worded(text: str) -> str:
    """The words without numbers and addresses, runs of anything else as one space: what a message is about."""
    plain = unicodedata.normalize("NFKC", ADDRESS.sub(" ", text)).lower()
    return NO_WORD.sub(" ", NO_WORD.sub(" ", plain)).strip()
