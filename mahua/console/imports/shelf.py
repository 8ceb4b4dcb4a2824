"""Where sent files lie until they are imported or cancelled: under MEDIA_ROOT, by opaque names, readable by us alone."""

import os
import secrets
from pathlib import Path

from django.conf import settings

FOLDER = "imports"
MEBIBYTE = 1 << 20


def put(data: bytes) -> str:
    """Keep these bytes; the name under which they are found again says nothing of them."""
    name = secrets.token_hex(16)
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as kept:
        kept.write(data)
    return name


def get(name: str) -> bytes | None:
    """The bytes, or None when they were cleared away."""
    file = _place(name)
    return file.read_bytes() if name and file.is_file() else None


def drop(names) -> None:
    """Clear these away; those gone already are passed over."""
    for name in names:
        if name:
            _place(name).unlink(missing_ok=True)


def _place(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / FOLDER / name
