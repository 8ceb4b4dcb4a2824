"""What can be set, run or recorded is said in the documentation."""

import re
from pathlib import Path

from mahua.ledger.kinds import KINDS
from mahua.project.cli import COMMANDS

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = "\n".join(
    path.read_text(encoding="utf-8")
    for path in (*ROOT.glob("docs/**/*.md"), *ROOT.glob("mahua/*/README.md"), ROOT / "README.md")
)
SETTINGS_PAGE = (ROOT / "docs" / "operating" / "settings.md").read_text(encoding="utf-8")
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("mahua/**/*.py"))


def test_every_setting_of_the_environment_is_on_the_settings_page_and_no_other():
    read = set(re.findall(r'"(MAHUA_[A-Z_]+)"', SOURCES)) | {"PORT"}
    listed = set(re.findall(r"^\| `([A-Z_]+)`", SETTINGS_PAGE, flags=re.MULTILINE))

    assert "MAHUA_HOME" in read
    assert read == listed


def test_every_command_is_in_the_documentation():
    assert [name for name in COMMANDS if f"mahua {name}" not in DOCS] == []


def test_every_kind_of_fact_is_in_the_documentation():
    assert len(KINDS) > 1
    assert [code for code in KINDS if f"`{code}`" not in DOCS] == []


def test_every_page_that_is_pointed_to_is_there():
    pages = [path for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")) if path.name != "house-rules.md"]
    broken = [
        (page.name, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]

    assert len(pages) > 5
    assert broken == []
