from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from mahua.ledger.verify import verify


class Command(BaseCommand):
    help = "核对台账：每一环、每一列、每次封存，指出第一处断开和第一处缺失"

    def add_arguments(self, parser):
        parser.add_argument("--seal", type=Path, metavar="文件", help="审计管理员在外保存的封存文件")
        parser.add_argument("--processes", type=int, default=2, help="进程数，默认 2")

    def handle(self, *, seal, processes, **_):
        verdict = verify(kept=seal.read_text(encoding="utf-8") if seal else None, processes=processes)
        if not verdict.holds:
            raise CommandError(verdict.words, returncode=verdict.exit_status)
        self.stdout.write(verdict.words)
