"""Chinese order: by pinyin, then by character."""

from functools import lru_cache

from pypinyin import lazy_pinyin


@lru_cache(maxsize=20_000)
def _syllable(character: str) -> str:
    return "".join(lazy_pinyin(character))


def sort_key(name: str) -> str:
    """A key that orders names as a Chinese roster does: 安 before 北 before 张; ties by the characters themselves."""
    return (" ".join(_syllable(character) for character in name) + "|" + name)[:120]
