from pathlib import Path

from django.core.management.base import BaseCommand

from mahua.project import wording
from mahua.textmining.message_files import SENDER, SUBJECT, TEXT, read_rows, write_rows
from mahua.textmining.result_columns import TOPICS, topic_rows
from mahua.textmining.topics import LEAST, Message, topics

SHOWN = 10  # on the terminal; the file has all


class Command(BaseCommand):
    help = "找出热点：同一地点、同一件事的来件，按人数从多到少列出"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="文件", help="来件表：xlsx、xls、ods 或 csv，要有正文一列")
        parser.add_argument("--out", type=Path, required=True, metavar="文件", help="结果，.csv 或 .xlsx")
        parser.add_argument("--least", type=int, default=LEAST, metavar="条", help=f"至少几条算热点，默认 {LEAST}")

    def handle(self, *, file, out, least, **_):
        rows = read_rows(file, needs=[TEXT])
        found = topics([Message(row[SUBJECT], row[TEXT], row[SENDER]) for row in rows], least=least)
        write_rows(out, TOPICS, topic_rows(found, rows))
        self.stdout.write(wording.TOPICS.format(rows=len(rows), topics=len(found), out=out))
        for topic in found[:SHOWN]:
            about = {"place": topic.place or wording.NO_PLACE, "words": "、".join(topic.words)}
            self.stdout.write(wording.TOPIC.format(messages=len(topic.members), people=topic.senders, **about))
