"""Look again at what has grown long: warn at 250 lines a file, 25 a function, 120 a template; fail at 400, 60, 200.

A long file is split by noun, not by layer. A function is counted from its `def` to its last line, without its docstring.
"""

import ast
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOOKED_AT = ("mahua", "tests", "tools")
LEFT_OUT = ("/migrations/", "/vendor/")


@dataclass(frozen=True)
class Limit:
    """How long one kind of thing may be, in lines."""

    words: str
    warn: int
    fail: int


FILE = Limit("file", 250, 400)
FUNCTION = Limit("function", 25, 60)
TEMPLATE = Limit("template", 120, 200)


def main() -> int:
    """Print every length worth a look; 1 when one is over its limit."""
    lengths = [length for file in sources() for length in lengths_of(file)]
    long = sorted((each for each in lengths if each[1] > each[0].warn), key=lambda each: -each[1])
    for limit, lines, where in long:
        verdict = "FAIL" if lines > limit.fail else "warn"
        print(f"{verdict} {where}: {limit.words} of {lines} lines (look again at {limit.warn}, at most {limit.fail})")
    return int(any(lines > limit.fail for limit, lines, _ in long))


def sources() -> list[Path]:
    """What git knows or would add, so that a build folder is never counted."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *LOOKED_AT]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [
        ROOT / name for name in names if not any(part in f"/{name}" for part in LEFT_OUT) and (ROOT / name).is_file()
    ]


def lengths_of(file: Path) -> list[tuple[Limit, int, str]]:
    """(limit, lines, where) of a file and of what stands in it."""
    where = str(file.relative_to(ROOT))
    if file.suffix == ".html":
        return [(TEMPLATE, line_count(file), where)]
    if file.suffix in {".js", ".css"}:
        return [(FILE, line_count(file), where)]
    if file.suffix != ".py":
        return []
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return [(FILE, line_count(file), where)] + [
        (FUNCTION, function_length(node), f"{where}:{node.lineno} {node.name}") for node in functions
    ]


def line_count(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def function_length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    says = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    docstring = first.end_lineno - first.lineno + 1 if says else 0
    return node.end_lineno - node.lineno + 1 - docstring


if __name__ == "__main__":
    sys.exit(main())
