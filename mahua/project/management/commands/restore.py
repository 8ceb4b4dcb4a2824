from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from mahua.project import wording
from mahua.project.backup import restore


class Command(BaseCommand):
    help = "把备份恢复到空的数据库和空的数据文件夹"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="文件", help="mahua backup 写出的文件")

    def handle(self, *, file, **_):
        manifest = restore(file.resolve())
        self.stdout.write(wording.RESTORED.format(file=file, **manifest))
        self.stdout.write(wording.KEYS_APART.format(folder=settings.KEYS))
