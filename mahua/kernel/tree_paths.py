"""Places in the tree as text: fixed-width segments, so that a subtree is one range of one index."""

WIDTH = 4
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def segment(number: int) -> str:
    """The `number`-th child's segment, `1` → `0001`; a segment is never reused, even after a dissolution."""
    text = ""
    for _ in range(WIDTH):
        number, digit = divmod(number, len(DIGITS))
        text = DIGITS[digit] + text
    return text


def after(path: str) -> str:
    """The first path that is no longer below `path`: `path <= p < after(path)` is the subtree."""
    return path[:-1] + chr(ord(path[-1]) + 1)


def ancestors(path: str) -> list[str]:
    """The paths above `path`, from the root down, without itself."""
    return [path[:end] for end in range(WIDTH, len(path), WIDTH)]


def parent(path: str) -> str:
    """The path one level up; the root's is empty."""
    return path[:-WIDTH]


def is_within(path: str, top: str) -> bool:
    """Whether `path` is `top` or below it."""
    return path.startswith(top)
