import json
from dataclasses import asdict

from django.core.management.base import BaseCommand

from mahua.access.wording import ROLES
from mahua.project.accounts import listed


class Command(BaseCommand):
    help = "列出示例区的账号（只在示例区的数据库上）"

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(self, *, json: bool, **_):
        accounts = listed()
        self.stdout.write(as_json(accounts) if json else as_lines(accounts))


def as_json(accounts) -> str:
    return json.dumps([asdict(account) for account in accounts], ensure_ascii=False, indent=1)


def as_lines(accounts) -> str:
    """One line each: role, where, log-in name, password."""
    return "\n".join(
        f"  {ROLES[account.role]}（{account.organisation}）：{account.username}  {account.password}"
        for account in accounts
    )
