"""Taking in an upload: zips taken apart, limits held, the same file sent twice kept once."""

import hashlib
from collections.abc import Iterable

from django.conf import settings

from mahua.console.imports import wording
from mahua.console.models import Delivery
from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.archives import Sent, unpack
from mahua.kernel.spreadsheets.limits import DEFAULT, MEBIBYTE

ALL_BYTES = 200 * MEBIBYTE  # of one delivery


def receive(roster, uploads: Iterable[tuple[str, int, object]], *, sender, by, at, address="") -> Delivery:
    """A delivery of these uploads (name, size, `read`); `Refused` before anything is kept when they are too large."""
    uploads = list(uploads)
    _refuse_large(uploads)
    files, notes = [], []
    for name, _, read in uploads:
        parcel = unpack(read(), name=name)
        files.extend(parcel.files)
        notes.extend(parcel.notes)
    if not files:
        raise Refused(wording.NO_FILES)
    if len(files) > DEFAULT.files:
        raise Refused(wording.TOO_MANY_FILES.format(count=len(files), most=DEFAULT.files))
    kept = _once_each(files, notes)
    said = {"sender": sender, "by": by, "at": at, "notes": notes, "address": address}
    return Delivery.receive(roster.key, [(sent.name, sent.data) for sent in kept], **said)


def _refuse_large(uploads):
    most = settings.UPLOAD_MAX_BYTES
    for name, size, _ in uploads:
        if size > most:
            raise Refused(wording.TOO_LARGE.format(name=name, size=size // MEBIBYTE, most=most // MEBIBYTE))
    together = sum(size for _, size, _ in uploads)
    if together > ALL_BYTES:
        raise Refused(wording.ALL_TOO_LARGE.format(size=together // MEBIBYTE, most=ALL_BYTES // MEBIBYTE))


def _once_each(files, notes) -> list[Sent]:
    seen: dict[bytes, str] = {}
    kept = []
    for sent in files:
        digest = hashlib.sha256(sent.data).digest()
        if digest in seen:
            notes.append(wording.SAME_FILE_TWICE.format(name=sent.name, other=seen[digest]))
            continue
        seen[digest] = sent.name
        kept.append(sent)
    return kept
