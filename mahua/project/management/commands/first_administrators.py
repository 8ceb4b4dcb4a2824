import os
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mahua.access.wording import ROLES as ROLE_WORDS
from mahua.organisations.models import Organisation
from mahua.project import wording
from mahua.project.first_administrators import ROLES, appoint, renew_unused


class Command(BaseCommand):
    help = "正式使用的第一步：设立系统、安全、审计三员，给出一次性密码"

    def add_arguments(self, parser):
        parser.add_argument("--district", help="区（县、市）名称；已有组织树时不用")
        parser.add_argument("--renew", action="store_true", help="三员从没有登录过的，重发一次性密码")
        for role in ROLES:
            option = role.removesuffix("_administrator")
            parser.add_argument(f"--{option}", metavar="登录名", help=f"{ROLE_WORDS[role]}的登录名")
            parser.add_argument(f"--{option}-name", metavar="姓名", help=f"{ROLE_WORDS[role]}的姓名")

    def handle(self, *, renew, **options):
        told = renew_unused(at=timezone.now()) if renew else self._appoint(options)
        self.stdout.write(wording.FIRST_ADMINISTRATORS.format(days=settings.ONE_TIME_PASSWORD_DAYS))
        for each in told:
            self.stdout.write(f"  {ROLE_WORDS[each.role]}（{each.name}）：{each.username}  {each.password}")

    def _appoint(self, options):
        district = "" if Organisation.objects.exists() else self._answer("district", wording.ASK_DISTRICT, options)
        people = {role: self._person(role, options) for role in ROLES}
        return appoint(people, district_name=district, at=timezone.now())

    def _person(self, role, options):
        option, words = role.removesuffix("_administrator"), ROLE_WORDS[role]
        username = self._answer(option, wording.ASK_USERNAME.format(role=words), options)
        return username, self._answer(f"{option}_name", wording.ASK_NAME.format(role=words), options)

    def _answer(self, option, question, options):
        """From the command line, else from the environment (MAHUA_FIRST_…), else asked at the terminal."""
        given = options[option] or os.environ.get(f"MAHUA_FIRST_{option.upper()}")
        if not given and sys.stdin.isatty():
            given = input(question).strip()
        if not given:
            raise CommandError(wording.MISSING_ANSWER.format(option=f"--{option.replace('_', '-')}"))
        return given
