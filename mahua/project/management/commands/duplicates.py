from pathlib import Path

from django.core.management.base import BaseCommand

from mahua.project import wording
from mahua.textmining.message_files import TEXT, read_rows, write_rows
from mahua.textmining.near_duplicates import NEAR, duplicates
from mahua.textmining.result_columns import DUPLICATES, duplicate_rows


class Command(BaseCommand):
    help = "找出重复来件：完全相同的和近似的，分组列出"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="文件", help="来件表：xlsx、xls、ods 或 csv，要有正文一列")
        parser.add_argument("--out", type=Path, required=True, metavar="文件", help="结果，.csv 或 .xlsx")
        parser.add_argument("--least", type=float, default=NEAR, metavar="数", help=f"相似到多少算重复，默认 {NEAR}")

    def handle(self, *, file, out, least, **_):
        rows = read_rows(file, needs=[TEXT])
        groups = duplicates([row[TEXT] for row in rows], least=least)
        write_rows(out, DUPLICATES, duplicate_rows(groups, rows))
        same = sum(each.is_exact for group in groups for each in group)
        found = sum(map(len, groups))
        self.stdout.write(
            wording.DUPLICATES.format(rows=len(rows), groups=len(groups), found=found, same=same, out=out)
        )
