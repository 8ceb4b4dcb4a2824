from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mahua.places import wording
from mahua.places.area_files import bring_in, check
from mahua.project.schema import require_up_to_date


class Command(BaseCommand):
    help = "划定辖区：从 GeoJSON 文件导入街道、社区、网格的边界（全部导入或一个也不导入）"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="文件", help="GeoJSON，UTF-8 编码")
        parser.add_argument(
            "--datum", default="", metavar="坐标系", help="文件里没有写的，在这里写明：WGS84 或 CGCS2000"
        )
        parser.add_argument("--check", action="store_true", help="只检查，不导入")

    def handle(self, *, file, datum, check: bool, **_):
        require_up_to_date()
        checked = checked_file(file, datum)
        fresh, changed, same = checked.changes()
        words = wording.CHECKED
        if not check:
            bring_in(checked, by=None, at=timezone.now())
            words = wording.BROUGHT_IN
        self.stdout.write(words.format(fresh=fresh, changed=changed, same=same))


def checked_file(file, datum):
    """The file, read and found sound; otherwise its problems are refused in one piece."""
    try:
        checked = check(file.read_text(encoding="utf-8-sig"), datum=datum)
    except OSError as unread:
        raise CommandError(wording.NOT_READABLE.format(file=file, why=unread.strerror)) from None
    except UnicodeDecodeError:
        raise CommandError(wording.NOT_TEXT.format(file=file)) from None
    checked.require_sound()
    return checked
