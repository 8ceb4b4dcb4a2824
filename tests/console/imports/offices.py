"""A small district and the workbooks its offices send, for the tests of the import board."""

from io import BytesIO
from zipfile import ZipFile

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mahua.console.models import Delivery
from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

HEADER = ["姓名", "所在党支部", "人员类别", "入党时间"]
ZHANG = ["张伟", "第一党支部", "正式党员", "2010.7.1"]
LI = ["李娜", "第二党支部", "预备党员", "2026年3月1日"]


def a_committee():
    """A committee of two branches under its unit, and its clerk."""
    unit = UnitFactory(parent=DistrictFactory(), name="住建局")
    committee = OrganisationFactory(kind="party_committee", parent=unit, name="机关党委")
    for name in ("第一党支部", "第二党支部"):
        OrganisationFactory(parent=committee, name=name)
    return committee, UserFactory(role="committee_clerk", role__at=committee)


def book(*rows, name="党员名册.xlsx", sheets=None, hidden_rows=(), merged=()):
    """A workbook as an upload; `sheets` maps further sheet names to rows."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        for title, lines in {"名册": rows, **(sheets or {})}.items():
            page = made.add_worksheet(title)
            for number, line in enumerate(lines):
                page.write_row(number, 0, line)
            for number in hidden_rows if title == "名册" else ():
                page.set_row(number, None, None, {"hidden": True})
            for area, words in merged if title == "名册" else ():
                page.merge_range(area, words)
    return SimpleUploadedFile(name, buffer.getvalue())


def zipped(*uploads, name="各支部.zip"):
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        for upload in uploads:
            package.writestr(upload.name, upload.read())
    return SimpleUploadedFile(name, buffer.getvalue())


def send(client, sender, *uploads, roster="members"):
    """Send files and return the response."""
    data = {"roster": roster, "sender": sender.code, "files": list(uploads)}
    return client.post(reverse("console:new_import"), data)


def mapping_of(delivery, **changes):
    """The mapping form as the page proposes it, with some headings changed (heading → column key)."""
    return {
        f"{sheet['fingerprint']}-{heading['place']}": changes.get(heading["words"], heading["key"])
        for file in delivery.files.all()
        for sheet in file.sheets
        for heading in sheet["headings"]
    }


def confirm(client, delivery, **changes):
    """Confirm the proposed mapping."""
    return client.post(reverse("console:map_columns", args=[delivery.code]), mapping_of(delivery, **changes))


def press(client, delivery, name):
    """Press a button of the delivery's page, named by its URL."""
    return client.post(reverse(f"console:{name}", args=[delivery.code]))


def only_delivery():
    return Delivery.objects.get()


def kept_files(settings):
    return list((settings.MEDIA_ROOT / "imports").glob("*"))
