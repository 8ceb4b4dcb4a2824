from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from mahua.project import wording
from mahua.project.backup import write
from mahua.project.schema import require_up_to_date


class Command(BaseCommand):
    help = "把数据库和附件备份成一个文件（不含密钥）"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="文件", help="备份文件，例如 mahua-2026-11-23.tar.gz；须不存在")

    def handle(self, *, file, **_):
        require_up_to_date()
        manifest = write(file.resolve(), at=timezone.now())
        self.stdout.write(wording.BACKED_UP.format(file=file, **manifest))
        self.stdout.write(wording.KEYS_APART.format(folder=settings.KEYS))
