"""Where something stands in a sheet, as people read it: C7, 第7、9—11行, C、E列. Rows count from 1, places from 0."""

from collections.abc import Iterable

LETTERS = 26
LEAST_RUN = 3  # 第9—11行, but 第9、10行


def letter(place: int) -> str:
    """`0` → A, `26` → AA."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, LETTERS)
        text = chr(ord("A") + rest) + text
    return text


def place_of(letters: str) -> int:
    """`A` → 0, `AA` → 26."""
    place = 0
    for character in letters.upper():
        place = place * LETTERS + ord(character) - ord("A") + 1
    return place - 1


def rows_in_words(rows: Iterable[int]) -> str:
    """`[7, 9, 10, 11]` → 第7、9—11行."""
    return f"第{'、'.join(_run(first, last) for first, last in runs(rows))}行"


def columns_in_words(places: Iterable[int]) -> str:
    """`[2, 4]` → C、E列."""
    return "、".join(letter(place) for place in sorted(places)) + "列"


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Neighbouring numbers gathered, first and last included."""
    gathered: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if gathered and gathered[-1][1] == number - 1:
            gathered[-1] = (gathered[-1][0], number)
        else:
            gathered.append((number, number))
    return gathered


def _run(first: int, last: int) -> str:
    if last - first + 1 >= LEAST_RUN:
        return f"{first}—{last}"
    return "、".join(str(number) for number in range(first, last + 1))
