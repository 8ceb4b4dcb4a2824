from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.dateparse import parse_date

from mahua.assessment.asking import ask_for
from mahua.assessment.running import run, year_to_assess
from mahua.assessment.summary import summary_of
from mahua.kernel.days import day_of


class Command(BaseCommand):
    help = "进行年度考核：按方案计分，保存快照，提出建议星级"

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, help="年度，默认本年度（3 月底前为上年度）")
        parser.add_argument("--as-of", type=parse_date, metavar="日期", help="统计截止日，如 2026-12-31，默认今天")
        parser.add_argument("--units", action="store_true", help="考核单位，默认考核党支部")
        parser.add_argument("--scheme", type=Path, metavar="文件", help="考核方案（YAML），默认随附的方案")
        parser.add_argument("--reason", default="", help="本年度已考核过的，写明重新考核的理由")

    def handle(self, *, year, as_of, units, scheme, reason, **_):
        at = timezone.now()
        today = day_of(at)
        snapshot = ask_for(
            year=year or year_to_assess(today),
            as_of=as_of or today,
            reason=reason,
            subject="unit" if units else "branch",
            scheme_text=scheme.read_text(encoding="utf-8") if scheme else None,
            by=None,
            at=at,
            in_worker=False,
        )
        run(snapshot, by=None, at=at)
        self.stdout.write(summary_of(snapshot))
