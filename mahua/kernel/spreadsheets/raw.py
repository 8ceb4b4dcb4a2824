"""A worksheet as calamine gives it, before anything is made of it."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

Cell = str | int | float | bool | date | datetime | time | timedelta  # '' where nothing is written
Range = tuple[tuple[int, int], tuple[int, int]]  # merged cells, both corners, rows and columns from 0


class Sheet(NamedTuple):
    """Every cell at its own row and column."""

    name: str
    rows: list[list[Cell]]
    merged: tuple[Range, ...]
    is_hidden: bool
