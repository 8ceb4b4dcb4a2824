"""The tables a snapshot was made from, kept as Parquet under MAHUA_HOME/snapshots, each with its SHA-256."""

import hashlib
import secrets
import shutil
from datetime import date
from pathlib import Path

from django.conf import settings

from mahua.assessment.engine.tables import COLUMNS
from mahua.duties.calendar import calendar_stamps
from mahua.duties.query import rules_between

NAMES = tuple(COLUMNS)


def folder_of(code: str) -> Path:
    return settings.HOME / "snapshots" / code


def kept(code: str) -> dict[str, Path]:
    """The files of a snapshot's three tables, as the engine takes them; FileNotFoundError when one is gone."""
    files = {name: folder_of(code) / f"{name}.parquet" for name in NAMES}
    for file in files.values():
        if not file.exists():
            raise FileNotFoundError(file)
    return files


def keep(code: str, tables) -> dict[str, str]:
    """Write the tables; the folder appears whole or not at all. Returns each file's SHA-256."""
    import pyarrow.parquet as pq  # noqa: PLC0415 (heavy)

    target = folder_of(code)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = target.with_name(f".{code}.{secrets.token_hex(4)}")
    made.mkdir(mode=0o700)
    try:
        for name, table in tables.items():
            pq.write_table(table, made / f"{name}.parquet", compression="zstd")
        digests = {name: digest_of(made / f"{name}.parquet") for name in NAMES}
        made.replace(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return digests


def throw_away(code: str) -> None:
    """The tables of a snapshot that was not taken."""
    shutil.rmtree(folder_of(code), ignore_errors=True)


def is_intact(snapshot) -> bool:
    """Whether the kept tables are those the scores were made from."""
    return all(
        (folder_of(snapshot.code) / f"{name}.parquet").exists()
        and digest_of(folder_of(snapshot.code) / f"{name}.parquet") == snapshot.fingerprints.get(name)
        for name in NAMES
    )


def digest_of(file: Path) -> str:
    with file.open("rb") as read:
        return hashlib.file_digest(read, "sha256").hexdigest()


def fingerprints_of_rules(year: int) -> dict[str, str]:
    """Which rules and which calendar were in force; exemptions stand in the obligations, tree and counts in standing."""
    rules = sorted(repr(rule) for rule in rules_between(date(year, 1, 1), date(year, 12, 31)))
    return {"rules": _digest("\n".join(rules)), "calendar": _digest(repr(calendar_stamps()))}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
