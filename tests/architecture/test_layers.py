"""The contracts in pyproject.toml hold (`make check` runs them); here: that they are about everything there is."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CONTRACTS = {
    contract["name"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}
PACKAGES = {folder.parent.name for folder in ROOT.glob("mahua/*/__init__.py")}
WITHOUT_PAGES = {"access", "jobs", "kernel", "ledger", "rules", "textmining", "ui"}
READ_BY_ASSESSMENT = {"organisations", "access", "ledger", "jobs"}
ABOVE_ASSESSMENT = {"project", "console", "api"}
NEVER = {"common", "core", "utils", "helpers", "services", "managers", "mixins", "extras"}


def test_every_package_has_its_place_among_the_layers():
    layers = CONTRACTS["Modules know only what lies below them"]["layers"]

    placed = {name.strip() for layer in layers for name in layer.split("|")}

    assert {name.strip("() ") for name in placed} >= PACKAGES
    assert not placed & {f"({name})" for name in PACKAGES}  # brackets: still to come


def test_packages_below_organisations_bring_no_pages():
    with_pages = {folder.parent.name for folder in ROOT.glob("mahua/*/web")}

    assert "console" in with_pages
    assert not with_pages & WITHOUT_PAGES


def test_assessment_is_kept_from_the_tables_of_every_module():
    forbidden = CONTRACTS["Assessment reads facts, never the tables of the modules"]["forbidden_modules"]

    with_tables = {folder.parent.parent.name for folder in ROOT.glob("mahua/*/models/__init__.py")}
    kept_out = with_tables - ABOVE_ASSESSMENT - READ_BY_ASSESSMENT - {"assessment"}

    assert set(forbidden) == {f"mahua.{package}.models" for package in kept_out}


def test_no_file_is_named_after_a_kind_of_code():
    names = {path.stem for path in ROOT.glob("mahua/**/*.py")} | {
        path.name for path in ROOT.glob("mahua/**/") if path.is_dir()
    }

    assert "recording" in names
    assert not names & NEVER
