from django.core.management.base import BaseCommand
from django.utils import timezone

from mahua.console.search.filling import rebuild as rebuild_search
from mahua.duties.counting import recount_all
from mahua.kernel.days import day_of
from mahua.project import wording
from mahua.undertakings.counting import recount_all as recount_weeks


class Command(BaseCommand):
    help = "由台账和名册重算搜索条目、应办计数和融合事项的周计数；可以反复运行，大家照常办事"

    def add_arguments(self, parser):
        parser.add_argument("part", nargs="?", choices=("search", "counts"), help="只重算一样，默认两样都算")
        parser.add_argument("--year", type=int, help="应办计数的年度，默认今年")

    def handle(self, *, part, year, **_):
        today = day_of(timezone.now())
        if part in (None, "search"):
            rebuild_search(say=lambda words: self.stdout.write(wording.SEARCH_REBUILT.format(words=words)))
        if part in (None, "counts"):
            year = year or today.year
            recount_all(year=year, on=today)
            recount_weeks()
            self.stdout.write(wording.COUNTS_REBUILT.format(year=year))
