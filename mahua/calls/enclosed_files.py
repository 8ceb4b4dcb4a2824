"""随件附件 as bytes: what is taken, what of the sender is left out, what points to a person, and covering parts of a picture.

Machines say only where a person should look; they release nothing.
"""

import html
import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.conf import settings
from PIL import Image, ImageDraw

from mahua.access.uploads import IMAGES, MEBIBYTE, Accepted, Limits, accept
from mahua.calls.wording import enclosures as words
from mahua.kernel.errors import Refused
from mahua.textmining import masking

TAKEN = (*IMAGES, "pdf", "docx")
WHOLE = 1000  # a picture's width and height, in which boxes are counted
BOXES_AT_MOST = 40
READ_AT_MOST = 20_000  # characters of a document
TOLD_BY = re.compile(rb"""(\b(?:w|w15|w16du|cp):(?:author|initials|userId|providerId)=)("[^"]*"|'[^']*')""")
PROPERTIES = re.compile(r"docProps/.*\.xml|customXml/.*\.xml|word/people\.xml")
INSIDE = re.compile(rb"(<[^>!?/][^>]*>)[^<]+(?=</)")
WORDS_IN = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
TAG = re.compile(r"<[^>]*>")
Box = tuple[int, int, int, int]


def judged(file) -> Accepted:
    """A picture, PDF or Word file fit to keep, without its sender's name for it; `Refused` says why not."""
    made = accept(file, limits=Limits(sent_bytes=settings.UPLOAD_MAX_BYTES))
    if made.kind not in TAKEN:
        raise Refused(words.KIND_NOT_TAKEN.format(name=made.name))
    return replace(made, data=_without_authors(made.data)) if made.kind == "docx" else made


def hints(made: Accepted) -> dict[str, int]:
    """What may show a person, as counts: {kind of passage: how often}, `picture`, `inside` (pictures), `unread`."""
    if made.kind in IMAGES:
        return {"picture": 1}
    if made.kind != "docx":
        return {"unread": 1}
    package = zipfile.ZipFile(io.BytesIO(made.data))
    found = Counter(str(span.kind) for span in masking.find(_text_of(package)))
    inside = sum(name.startswith(("word/media/", "word/embeddings/")) for name in package.namelist())
    return {**found, **({"inside": inside} if inside else {})}


def hints_in_words(counted: Mapping[str, int]) -> list[str]:
    """As the dispatcher reads it."""
    if "picture" in counted:
        return [words.HINT_PICTURE]
    if "unread" in counted:
        return [words.HINT_UNREAD]
    found = "、".join(f"{kind} {count} 处" for kind, count in counted.items() if kind != "inside")
    said = [words.HINT_FOUND.format(found=found) if found else words.HINT_NOTHING]
    return [*said, words.HINT_INSIDE.format(count=counted["inside"])] if counted.get("inside") else said


def covered(data: bytes, *, kind: str, boxes: Sequence[Box]) -> bytes:
    """The picture painted anew with black where a box lies: nothing of what was there is left in the bytes."""
    picture = Image.open(io.BytesIO(data), formats=[IMAGES[kind]]).convert("RGB")
    _paint(picture, boxes)
    return _as_file(picture, IMAGES[kind])


def preview(stored, *, kind: str, boxes: Sequence[Box] = (), corner=None, most=(640, 800)) -> bytes:
    """The picture as small as the page shows it, with the boxes drawn so far and lines at every tenth."""
    picture = Image.open(stored, formats=[IMAGES[kind]])
    size = fitting(picture.size, most=most)
    picture.draft("RGB", size)
    small = picture.convert("RGB").resize(size)
    _paint(small, boxes)
    pen, (width, height) = ImageDraw.Draw(small, "RGBA"), size
    for tenth in range(1, 10):
        pen.line([(width * tenth // 10, 0), (width * tenth // 10, height)], fill=(255, 255, 255, 90))
        pen.line([(0, height * tenth // 10), (width, height * tenth // 10)], fill=(255, 255, 255, 90))
    if corner:
        x, y = corner[0] * width // WHOLE, corner[1] * height // WHOLE
        pen.line([(x - 12, y), (x + 12, y)], fill="red", width=3)
        pen.line([(x, y - 12), (x, y + 12)], fill="red", width=3)
    return _as_file(small, "JPEG")


def fitting(size, *, most=(640, 800)) -> tuple[int, int]:
    """How large a picture of this size is shown."""
    scale = min(1, most[0] / size[0], most[1] / size[1])
    return max(1, int(size[0] * scale)), max(1, int(size[1] * scale))


def size_of(stored, *, kind: str) -> tuple[int, int]:
    return Image.open(stored, formats=[IMAGES[kind]]).size


def _paint(picture, boxes):
    """A box is widened to whole dots, so that no edge shows through."""
    pen, (width, height) = ImageDraw.Draw(picture), picture.size
    for left, top, right, bottom in boxes:
        low = (left * width // WHOLE, top * height // WHOLE)
        pen.rectangle([low, (-(-right * width // WHOLE), -(-bottom * height // WHOLE))], fill="black")


def _as_file(picture, form):
    kept = io.BytesIO()
    picture.save(kept, form, **({"quality": 88} if form != "PNG" else {"optimize": True}))
    return kept.getvalue()


def _text_of(package):
    """The words of a Word file, by its tags alone: nothing is parsed, no entity resolved but the five of XML."""
    text = ""
    for entry in package.infolist():
        if WORDS_IN.fullmatch(entry.filename) and len(text) < READ_AT_MOST:
            with package.open(entry) as part:
                read = part.read(4 * MEBIBYTE).decode("utf-8", "replace")
            text += TAG.sub("", read.replace("</w:p>", "\n").replace("<w:tab/>", " ")) + "\n"
    return html.unescape(text)[:READ_AT_MOST]


def _without_authors(data):
    """A Word file without who wrote, changed or commented it; its words and pictures as they were."""
    package, kept = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(kept, "w") as anew:
        for entry in package.infolist():
            part = package.read(entry)
            if PROPERTIES.fullmatch(entry.filename):
                part = TOLD_BY.sub(rb'\1""', INSIDE.sub(rb"\1", part))
            elif entry.filename.endswith(".xml"):
                part = TOLD_BY.sub(rb'\1""', part)
            anew.writestr(entry, part, compress_type=entry.compress_type)
    return kept.getvalue()
