"""Files as people hand them in with a call."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from mahua.calls.enclosed_files import judged
from mahua.calls.models import Enclosure
from tests.factories.calls import MONDAY


def photo(name="张三家.jpg", colour="red", size=(200, 100)):
    kept, exif = io.BytesIO(), Image.Exif()
    exif[0x0110] = "手机 X"
    Image.new("RGB", size, colour).save(kept, "JPEG" if name.endswith("jpg") else "PNG", exif=exif)
    return SimpleUploadedFile(name, kept.getvalue())


def document(text="", name="说明.docx", **parts):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as package:
        package.writestr("word/document.xml", f"<w:document><w:p><w:t>{text}</w:t></w:p></w:document>")
        for part, data in parts.items():
            package.writestr(part.replace("__", "/") + ".xml", data)
    return SimpleUploadedFile(name, kept.getvalue())


def with_files(call, *files):
    """The call with these files handed in."""
    Enclosure.hand_in(call, [judged(file) for file in files or [photo()]], by=None, at=MONDAY)
    return call


def only(call):
    return call.enclosures.get()


def address(name, enclosure):
    return reverse(f"calls:{name}", args=[enclosure.call.code, enclosure.code])


def body_of(answer):
    return b"".join(answer.streaming_content)
