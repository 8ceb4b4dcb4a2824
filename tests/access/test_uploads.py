"""Files handed in: nothing that runs, nothing that bursts, nothing that tells where a picture was taken."""

import io
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from mahua.access.downloads import download
from mahua.access.models import Attachment
from mahua.access.uploads import Limits, accept
from mahua.kernel.errors import Refused
from tests.factories.access import UserFactory

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
GPS, MODEL, ORIENTATION = 0x8825, 0x0110, 0x0112
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sent(name, data):
    return SimpleUploadedFile(name, data)


def photo(kind="JPEG", *, orientation=1):
    """A picture that says where it was taken and by which telephone."""
    exif = Image.Exif()
    exif[MODEL], exif[ORIENTATION] = "手机 X", orientation
    exif.get_ifd(GPS)[2] = (39.0, 54.0, 12.0)
    kept = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(kept, kind, exif=exif)
    return kept.getvalue()


def packed(**entries):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in entries.items():
            package.writestr(name, data)
    return kept.getvalue()


@pytest.mark.parametrize(("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP")])
def test_a_picture_keeps_neither_place_nor_device(name, kind):
    data = photo(kind)
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(GPS)

    kept = accept(sent(name, data)).data

    exif = Image.open(io.BytesIO(kept)).getexif()
    assert dict(exif) == {}
    assert not exif.get_ifd(GPS)


def test_a_picture_taken_sideways_is_turned_before_it_forgets_how_it_was_held():
    kept = accept(sent("a.jpg", photo(orientation=6))).data

    assert Image.open(io.BytesIO(kept)).size == (20, 40)


def test_what_hides_behind_a_picture_is_left_behind():
    kept = accept(sent("a.jpg", photo() + packed(**{"evil.exe": b"MZ"}))).data

    assert b"evil" not in kept


def test_a_picture_of_too_many_dots_is_refused_before_it_is_painted():
    with pytest.raises(Refused, match="尺寸过大"):
        accept(sent("a.png", photo("PNG")), limits=Limits(pixels=799))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("name", "part"), [("a.docx", "word/"), ("a.xlsx", "xl/"), ("a.pptx", "ppt/"), ("照片.zip", "第一批/")]
)
def test_a_picture_inside_a_document_keeps_neither_place_nor_device_and_shows_the_same(name, part, kind):
    data, words = photo(kind), b"<x>minutes</x>"
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(GPS)
    document = packed(**{f"{part}media/image1.bin": data, f"{part}document.xml": words})

    kept = zipfile.ZipFile(io.BytesIO(accept(sent(name, document)).data))

    inside = Image.open(io.BytesIO(kept.read(f"{part}media/image1.bin")))
    assert dict(inside.getexif()) == {}
    assert not inside.getexif().get_ifd(GPS)
    assert inside.tobytes() == Image.open(io.BytesIO(data)).tobytes()
    assert kept.read(f"{part}document.xml") == words


def test_a_picture_inside_a_document_taken_sideways_still_says_how_it_was_held():
    document = packed(**{"word/media/image1.jpg": photo(orientation=6)})

    kept = zipfile.ZipFile(io.BytesIO(accept(sent("a.docx", document)).data))

    assert dict(Image.open(io.BytesIO(kept.read("word/media/image1.jpg"))).getexif()) == {ORIENTATION: 6}


def test_pictures_of_a_table_embedded_in_a_document_lose_their_words_too():
    table = packed(**{"xl/media/image1.jpg": photo()})
    document = packed(**{"word/embeddings/table.xlsx": table})

    kept = zipfile.ZipFile(io.BytesIO(accept(sent("a.docx", document)).data))

    inside = zipfile.ZipFile(io.BytesIO(kept.read("word/embeddings/table.xlsx")))
    assert dict(Image.open(io.BytesIO(inside.read("xl/media/image1.jpg"))).getexif()) == {}


@pytest.mark.parametrize("depth", [2, 40])
def test_documents_within_documents_within_documents_are_refused(depth):
    document = packed(**{"word/document.xml": b"<x/>"})
    for _ in range(depth):
        document = packed(**{"word/embeddings/inner.docx": document})

    with pytest.raises(Refused, match="里还有压缩包"):
        accept(sent("a.docx", document))


def test_embedded_documents_that_burst_only_together_are_refused():
    big = packed(**{"xl/sheet.xml": bytes(range(256)) * 300})
    document = packed(**{f"word/embeddings/{number}.xlsx": big for number in range(3)})

    with pytest.raises(Refused, match="展开后过大"):
        accept(sent("a.docx", document), limits=Limits(unpacked_bytes=150_000, ratio=1000))


def test_a_document_damaged_on_its_way_is_refused_in_words():
    document = packed(**{"word/document.xml": b"<x>" + bytes(range(97, 123)) * 40 + b"</x>"})
    damaged = bytearray(document)
    damaged[60] ^= 0xFF

    with pytest.raises(Refused, match="已经损坏"):
        accept(sent("a.docx", bytes(damaged)))


def test_a_broken_picture_inside_a_document_is_left_alone():
    document = packed(**{"word/media/image1.jpg": b"\xff\xd8\xff\xe1\x00", "word/document.xml": b"<x/>"})

    assert accept(sent("a.docx", document)).data == document


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("scan.pdf", b"%PDF-1.7\n"),
        ("notes.txt", "会议记录".encode("gb18030")),
        ("notes.csv", "姓名,出席\n".encode()),
        ("minutes.docx", packed(**{"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})),
        ("notice.ofd", packed(**{"OFD.xml": b"<x/>"})),
        ("several.zip", packed(**{"签到表.pdf": b"%PDF-1.7"})),
        ("old.doc", OLE + "WordDocument".encode("utf-16-le") + b"\0\0"),
    ],
)
def test_what_offices_send_is_taken_as_it_is(name, data):
    assert accept(sent(name, data)).data == data


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"MZ\x90\0", "可执行程序"),
        ("a.txt", b"#!/bin/sh\nrm -rf /", "可执行程序"),
        ("a.jpg", b"\x7fELF", "可执行程序"),
        ("a.exe", b"words", "类型不能上传"),
        ("a.svg", b"<svg onload='x()'/>", "类型不能上传"),
        ("a.html", b"<html>", "类型不能上传"),
        ("a.pdf.html", b"%PDF-1.7", "类型不能上传"),
        ("noending", b"%PDF-1.7", "类型不能上传"),
        ("a.txt", b" \r\n<HTML><script>", "与扩展名不符"),
        ("a.txt", b"\xef\xbb\xbf<svg onload='x()'>", "与扩展名不符"),
        ("a.csv", b"a\0b", "与扩展名不符"),
        ("a.pdf", b"<html>", "与扩展名不符"),
        ("a.jpg", b"<svg onload='x()'/>", "与扩展名不符"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "与扩展名不符"),
        ("a.docx", b"PK\x03\x04", "与扩展名不符"),
        ("a.docx", packed(**{"xl/workbook.xml": b"<x/>"}), "与扩展名不符"),
        ("a.docx", packed(**{"word/document.xml": b"<x/>", "word/vbaProject.bin": b"x"}), "宏"),
        ("a.doc", OLE + "Workbook".encode("utf-16-le") + b"\0\0", "与扩展名不符"),
        ("a.doc", OLE + "WordDocument\0_VBA_PROJECT".encode("utf-16-le") + b"\0\0", "宏"),
        ("a.zip", packed(**{"setup.exe": b"x"}), "宏、程序或网页"),
        ("a.zip", packed(**{"page.html": b"x"}), "宏、程序或网页"),
        ("a.zip", packed(**{"inner.zip": b"x"}), "还有压缩包"),
        ("a.zip", packed(**{"photo.jpg": packed(x=b"x")}), "还有压缩包"),
        ("a.zip", packed(**{"photo.jpg": b"MZ\x90"}), "还有压缩包或程序"),
        ("a.txt", b"", "是空的"),
    ],
)
def test_what_is_not_what_it_says_or_could_run_is_refused_in_words(name, data, words):
    with pytest.raises(Refused, match=words):
        accept(sent(name, data))


def test_a_zip_that_bursts_is_refused_by_its_ratio():
    with pytest.raises(Refused, match="展开后过大"):
        accept(sent("a.zip", packed(**{"zeros.txt": bytes(5_000_000)})))


def test_a_zip_of_too_many_files_is_refused():
    with pytest.raises(Refused, match="过多"):
        accept(sent("a.zip", packed(**{f"{n}.txt": b"x" for n in range(4)})), limits=Limits(entries=3))


def test_a_file_larger_than_allowed_is_refused_unread():
    with pytest.raises(Refused, match="超过 0 MB"):
        accept(sent("a.txt", b"12345"), limits=Limits(sent_bytes=4))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("签到表.pdf", "签到表.pdf"),
        ('a"b\r\n;c.pdf', "abc.pdf"),
        ("x" * 200 + ".pdf", "x" * 80 + ".pdf"),
    ],
)
def test_the_name_shown_holds_nothing_a_header_could_trip_over(name, shown):
    assert accept(sent(name, b"%PDF-1.7")).name == shown


@pytest.mark.django_db
def test_a_kept_file_lies_under_an_opaque_name_and_comes_back_only_as_a_download(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    clerk = UserFactory()

    made = Attachment.keep(sent("签到表.pdf", b"%PDF-1.7"), about="c2222", by=clerk, at=AT)
    answer = download(made)

    stored = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in stored] == [made.code]
    assert stored[0].stat().st_mode & 0o777 == 0o600
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content) == b"%PDF-1.7"
    assert list(Attachment.objects.of("c2222")) == [made]
    answer.close()


@pytest.mark.django_db
def test_a_refused_file_leaves_nothing_behind(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    with pytest.raises(Refused):
        Attachment.keep(sent("a.exe", b"MZ"), about="c2222", by=None, at=AT)

    assert not Attachment.objects.exists()
    assert not list(tmp_path.iterdir())


@pytest.mark.django_db
def test_a_removed_file_is_gone_from_the_disk(settings, tmp_path, django_capture_on_commit_callbacks):
    settings.MEDIA_ROOT = tmp_path
    made = Attachment.keep(sent("a.pdf", b"%PDF-1.7"), about="c2222", by=None, at=AT)

    with django_capture_on_commit_callbacks(execute=True):
        Attachment.objects.get(pk=made.pk).remove()

    assert not made.place.exists()
    assert not Attachment.objects.exists()


@pytest.mark.django_db
def test_a_file_that_no_row_names_is_swept_away_a_day_later(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    kept = Attachment.keep(sent("a.pdf", b"%PDF-1.7"), about="c2222", by=None, at=AT)
    stray = Attachment.keep(sent("b.pdf", b"%PDF-1.7"), about="c2222", by=None, at=AT)
    Attachment.objects.filter(pk=stray.pk).delete()  # as a transaction that was rolled back after writing
    written = datetime.fromtimestamp(stray.place.stat().st_mtime, UTC)

    soon = Attachment.sweep(at=written + timedelta(hours=23))
    later = Attachment.sweep(at=written + timedelta(hours=25))

    assert (soon, later) == (0, 1)
    assert (kept.place.exists(), stray.place.exists()) == (True, False)
