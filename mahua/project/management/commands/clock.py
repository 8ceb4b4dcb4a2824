import re
from datetime import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from mahua.kernel.days import SHANGHAI
from mahua.kernel.errors import Refused
from mahua.project import wording
from mahua.rules.calendar_files import calendar_of
from mahua.rules.clock_strips import explain
from mahua.rules.clock_words import weekday
from mahua.rules.clocks import due
from mahua.rules.limits import Limit
from mahua.rules.office_hours import OfficeHours
from mahua.rules.workdays import WorkCalendar, published_years

FIRST_YEAR, LAST_YEAR = 1992, 2100  # before, Shanghai had summer time
TO_THE_MINUTE = re.compile(r".*\d:\d{2}.*")


class Command(BaseCommand):
    """Needs no database: of a calendar of one's own it takes the years, of the others what the product is delivered with."""

    help = "算一个时限什么时候到期，逐日说明哪些分钟计时（不用数据库）"

    def add_arguments(self, parser):
        parser.add_argument("--from", dest="start", metavar="时刻", help='从何时起算，例如 "2026-09-30 16:00"')
        parser.add_argument("--minutes", metavar="分钟", help="时限多少分钟；不写 --natural 就是工作时间")
        parser.add_argument("--natural", action="store_true", help="自然时间：昼夜、节假日都计")
        parser.add_argument(
            "--calendar", type=Path, metavar="文件", help="放假安排，CSV 或 YAML；格式见 docs/operating/clock.md"
        )
        parser.add_argument("--hours", metavar="时间", help="办公时间，默认 9:00-12:00,14:00-18:00")

    def handle(self, *, start, minutes, natural, calendar, hours, **_):
        try:
            began, limit = _moment(start), Limit(_whole(minutes), natural=natural)
            how = {
                "calendar": _calendar(calendar),
                "hours": OfficeHours() if hours is None else OfficeHours.read(hours),
            }
        except Refused as no:
            raise CommandError(no.words, returncode=2) from None
        found = due(began, limit, **how)
        at = found.at.astimezone(SHANGHAI)
        words = wording.DUE_PROVISIONAL if found.provisional else wording.DUE
        shown = f"{at:%Y-%m-%d %H:%M:%S}".removesuffix(":00")
        self.stdout.write(words.format(at=shown, weekday=weekday(at.date())))
        for sentence in explain(began, limit, **how):
            self.stdout.write(f"  {sentence}")


def _moment(text) -> datetime:
    if not text:
        raise Refused(wording.NO_MOMENT)
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        at = None
    if at is None or not TO_THE_MINUTE.fullmatch(text):
        raise Refused(wording.NOT_A_MOMENT.format(text=text))
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise Refused(wording.YEAR_OUT_OF_REACH.format(first=FIRST_YEAR, last=LAST_YEAR, text=text))
    return at.replace(microsecond=0, tzinfo=at.tzinfo or SHANGHAI)


def _whole(text) -> int:
    if not text:
        raise Refused(wording.NO_MINUTES)
    if not re.fullmatch(r"-?[0-9]{1,12}", text.strip()):
        raise Refused(wording.NOT_MINUTES.format(text=text))
    return int(text)


def _calendar(file) -> WorkCalendar:
    if file is None:
        return WorkCalendar(published_years())
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        raise Refused(wording.NO_SUCH_FILE.format(file=file)) from None
    except OSError as unread:
        raise Refused(wording.CALENDAR_UNREAD.format(file=file, why=unread.strerror)) from None
    return calendar_of(data, name=file.name)
