"""A copy of one installation in one file: a gzipped tar of `manifest.json`, the database, and what lies in MAHUA_HOME.

Keys lie outside MAHUA_HOME and never get in. Taken while people work: the database part is one consistent state, and
files are copied after it, so that every file the database names is there.
"""

import json
import os
import shutil
import tarfile
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection

from mahua.kernel.errors import Refused
from mahua.ledger.models import Head
from mahua.project import wording
from mahua.project.database_copies import copy_of

FORMAT = 1
MANIFEST, DATABASE, HOME = "manifest.json", "database", "home"
QUICK = 1  # gzip level: most of a backup is text, and the time counts more than the last tenth of its size


def write(file: Path, *, at) -> dict:
    """Back this installation up into `file`, which must not exist; returns the manifest."""
    if file.exists():
        raise Refused(wording.BACKUP_EXISTS.format(file=file))
    with TemporaryDirectory(prefix=".mahua-", dir=file.parent) as temporary:
        folder = Path(temporary)
        position = copy_of(connection).write(folder / DATABASE)
        kept = sorted(path for path in settings.HOME.rglob("*") if path.is_file() and not _is_database(path))
        manifest = {
            "format": FORMAT,
            "made_at": at.isoformat(),
            "vendor": connection.vendor,
            "position": position,
            "files": len(kept),
        }
        (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
        _pack(folder, kept)
        (folder / "packed").rename(file)
    return manifest


def restore(file: Path) -> dict:
    """Put a backup back into an empty place; refused when something is there already. Returns the manifest."""
    copy = copy_of(connection)
    copy.require_empty()
    with _unpacked(file) as folder:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["vendor"] != connection.vendor:
            raise Refused(wording.OTHER_VENDOR.format(made=manifest["vendor"], here=connection.vendor))
        copy.restore(folder / DATABASE)
        if (folder / HOME).is_dir():
            shutil.copytree(folder / HOME, settings.HOME, dirs_exist_ok=True)
    found = Head.objects.get().position
    if found != manifest["position"]:
        raise Refused(wording.LEDGER_DIFFERS.format(found=found, expected=manifest["position"]))
    return manifest


def _is_database(path) -> bool:
    """The database is copied by its own means."""
    return path.parent == settings.HOME and path.name.startswith("mahua.sqlite3")


def _pack(folder, kept):
    handle = os.open(folder / "packed", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as written, tarfile.open(fileobj=written, mode="w:gz", compresslevel=QUICK) as tar:
        tar.add(folder / MANIFEST, MANIFEST)
        tar.add(folder / DATABASE, DATABASE)
        for path in kept:
            tar.add(path, f"{HOME}/{path.relative_to(settings.HOME)}")


@contextmanager
def _unpacked(file):
    """The parts of a backup in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix=".mahua-", dir=settings.HOME.parent) as folder:
        try:
            with tarfile.open(file, mode="r:gz") as tar:
                tar.extractall(folder, filter="data")
        except (tarfile.TarError, EOFError, OSError) as reason:
            raise Refused(wording.DAMAGED.format(file=file, reason=reason)) from reason
        if not (Path(folder) / MANIFEST).is_file() or not (Path(folder) / DATABASE).is_file():
            raise Refused(wording.NOT_A_BACKUP.format(file=file))
        yield Path(folder)
