from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils import timezone

from mahua.calls import learning
from mahua.calls.wording import centre as words
from mahua.textmining.message_files import LABEL, TEXT, read_rows


class Command(BaseCommand):
    help = "用已分派的来件教派单台提建议（label 写单位全称，text 写内容）"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="文件", help="label、text 两列的 CSV 或 xlsx")

    def handle(self, *, file, **_):
        rows = [row for row in read_rows(file, needs=[LABEL, TEXT]) if row[LABEL] and row.whole.strip()]
        codes = learning.codes_of(row[LABEL] for row in rows)
        labelled = [(row.whole, codes[row[LABEL]]) for row in rows]
        made = learning.learn(labelled + learning.closed_calls(), at=timezone.now(), from_file=True)
        told = {"texts": made.texts, "units": made.units, "coverage": made.coverage, "kept": made.accuracy_of_kept}
        self.stdout.write(words.LEARNT_FROM.format(**told))
