from django.core.management.base import BaseCommand

from mahua.project.schema import require_up_to_date
from mahua.project.working import work


class Command(BaseCommand):
    help = "只做后台任务（正式环境，与 serve 并列运行）"

    def handle(self, **_):
        require_up_to_date()
        work()
