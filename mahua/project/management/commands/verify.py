from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mahua.ledger import wording
from mahua.ledger.verify import verify_and_note


class Command(BaseCommand):
    help = "核对台账：每一环、每一列、每次封存，指出第一处断开和第一处缺失"

    def add_arguments(self, parser):
        parser.add_argument("--seal", type=Path, metavar="文件", help="审计管理员在外保存的封存文件")
        parser.add_argument("--processes", type=int, default=2, help="进程数，默认 2")

    def handle(self, *, seal, processes, **_):
        kept = _text_of(seal) if seal else None
        verdict = verify_and_note(at=timezone.now(), kept=kept, processes=processes)
        if not verdict.holds:
            raise CommandError(verdict.words, returncode=verdict.exit_status)
        self.stdout.write(verdict.words)


def _text_of(file):
    """The text of a seal file; one that cannot be read is named, one that is no text is no seal either."""
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError as unread:
        raise CommandError(wording.SEAL_UNREAD.format(file=file, why=unread.strerror)) from None
