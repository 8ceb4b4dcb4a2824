from pathlib import Path

from django.core.management.base import BaseCommand

from mahua.project import wording
from mahua.textmining.message_files import LABEL, TEXT, read_rows, write_rows
from mahua.textmining.result_columns import SUGGESTIONS, suggestion_row


class Command(BaseCommand):
    help = "来件分类：用已分类的来件学习，给未分类的来件提出类别、置信度和是否留给人判断"

    def add_arguments(self, parser):
        parser.add_argument("--train", type=Path, required=True, metavar="文件", help="已分类的来件：label、text 两列")
        parser.add_argument("--predict", type=Path, required=True, metavar="文件", help="要分类的来件：text 一列")
        parser.add_argument("--out", type=Path, required=True, metavar="文件", help="结果，.csv 或 .xlsx，行序不变")

    def handle(self, *, train, predict, out, **_):
        from mahua.textmining.training import train as learn  # noqa: PLC0415 -- heavy

        known = [row for row in read_rows(train, needs=[LABEL, TEXT]) if row[LABEL] and row.whole.strip()]
        asked = read_rows(predict, needs=[TEXT])
        model = learn([row.whole for row in known], [row[LABEL] for row in known])
        suggestions = model.suggest_all(row.whole for row in asked)
        write_rows(out, SUGGESTIONS, map(suggestion_row, suggestions), like=predict)
        held = sum(each.abstains for each in suggestions)
        quality = vars(model.quality)
        self.stdout.write(wording.CLASSIFIED.format(rows=len(asked), held=held, out=out, **quality))
