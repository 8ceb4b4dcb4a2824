"""What is wrong with one cell, in words for the person who typed it."""

from typing import NamedTuple


class Fault(NamedTuple):
    """Stands in place of a value; the words name the value, what is wrong and how to write it."""

    words: str
