from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mahua.access.models import User
from mahua.console.imports import rosters, wording
from mahua.console.imports.unattended import bring_in_unattended
from mahua.project.schema import require_up_to_date

SHOWN = 20


class Command(BaseCommand):
    help = "导入名册：单位、组织、党员、职务、会议（每个文件全部导入或一行也不导入）"

    def add_arguments(self, parser):
        offered = "、".join(f"{each.key} {each.title}" for each in rosters.all_rosters())
        parser.add_argument("args", nargs="+", type=Path, metavar="文件", help="xlsx、xls、ods、csv 或 zip")
        parser.add_argument(
            "--roster", required=True, choices=[each.key for each in rosters.all_rosters()], help=offered
        )
        parser.add_argument("--as", required=True, dest="username", metavar="登录名", help="以谁的身份和管理范围导入")
        parser.add_argument("--sender", default="", metavar="编码", help="报送组织的编码；不写为管理范围内最上级的组织")
        parser.add_argument("--check", action="store_true", help="只检查，不导入")

    def handle(self, *paths, roster, username, sender, check, **_):
        require_up_to_date()
        user = User.objects.filter(username=username, is_active=True).first()
        if user is None:
            raise CommandError(wording.NO_SUCH_USER.format(username=username))
        asked = next(each for each in rosters.all_rosters() if each.key == roster)
        delivery = bring_in_unattended(
            paths, roster=asked, sender_code=sender, by=user, at=timezone.now(), only_check=check
        )
        files = list(delivery.files.in_order())
        for file in files:
            self.stdout.write(wording.FILE_CAME_TO.format(file=file, state=file.get_state_display()))
            for problem in file.problems[:SHOWN]:
                self.stdout.write("  " + wording.PROBLEM_LINE.format(**problem))
        if any(file.state in {"faulty", "unreadable"} for file in files):
            raise CommandError(wording.SEE_BOARD.format(code=delivery.code))
