import time
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from mahua.kernel.errors import Refused
from mahua.organisations.models import Organisation
from mahua.project import wording
from mahua.project.accounts import listed, one_of_each_role
from mahua.project.management.commands.accounts import as_lines
from mahua.project.running import Crew
from mahua.project.schema import bring_up_to_date
from mahua.project.serving import require_free, serve
from mahua.project.working import work

HOST = "127.0.0.1"
WORKERS = 2
DEMO = "mahua.project.demo"


class Command(BaseCommand):
    help = "一条命令启动：更新数据库结构，第一次装入示例区，提供网页和后台任务"

    def handle(self, **_):
        require_free(HOST, settings.PORT)
        bring_up_to_date(say=self._say)
        if not settings.EXTERNAL_DATABASE:
            self._load_demo_once()
            self._say_log_ins()
        crew = Crew()
        crew.start("serve", serve, host=HOST, port=settings.PORT, workers=WORKERS)
        crew.start("worker", work)
        self._say(wording.SERVING.format(host=HOST, port=settings.PORT))
        crew.watch()
        self._say(wording.STOPPED)

    def _load_demo_once(self):
        """The 示例区 fills an empty database only; whatever is there already is left as it is."""
        if Organisation.objects.exists():
            return
        if find_spec(DEMO) is None:
            self._say(wording.NO_DEMO_YET)
            return
        self._say(wording.LOADING_DEMO)
        began = time.monotonic()
        with transaction.atomic():  # Ctrl-C half way leaves an empty database, not half a district
            import_module(DEMO).load(scale=1, say=self._say)
        self._say(wording.DEMO_LOADED.format(seconds=round(time.monotonic() - began)))

    def _say_log_ins(self):
        try:
            accounts = listed()
        except Refused:
            return
        self._say(wording.LOG_INS)
        self._say(as_lines(one_of_each_role(accounts)))

    def _say(self, words):
        self.stdout.write(words)
        self.stdout.flush()
