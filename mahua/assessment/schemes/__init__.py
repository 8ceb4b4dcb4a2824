"""The schemes (考核方案) that travel with Mahua, one YAML file each."""

from functools import cache
from pathlib import Path

from mahua.assessment import indicators  # noqa: F401  a scheme names indicators, which importing declares
from mahua.assessment.engine.scheme import Scheme, scheme_at, scheme_from

__all__ = ["Scheme", "scheme_from", "shipped", "shipped_codes", "text_of"]
FOLDER = Path(__file__).parent


def shipped_codes() -> list[str]:
    """The codes of the schemes that travel with Mahua."""
    return sorted(path.stem for path in FOLDER.glob("*.yml"))


@cache
def shipped(code: str) -> Scheme:
    """The scheme of that code; FileNotFoundError when none travels with Mahua."""
    return scheme_at(FOLDER / f"{code}.yml")


def text_of(code: str) -> str:
    """The YAML text of a scheme that travels with Mahua."""
    return (FOLDER / f"{code}.yml").read_text(encoding="utf-8")
