from django.conf import settings
from django.core.management.base import BaseCommand

from mahua.project.schema import require_up_to_date
from mahua.project.serving import require_free, serve


class Command(BaseCommand):
    help = "只提供网页服务（正式环境，前面放反向代理）"

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="监听地址，默认 127.0.0.1")
        parser.add_argument("--port", type=int, default=settings.PORT, help="端口，默认取 PORT，再默认 8000")
        parser.add_argument("--workers", type=int, default=2, help="进程数，默认 2")

    def handle(self, *, host, port, workers, **_):
        require_free(host, port)
        require_up_to_date()
        serve(host, port, workers=workers)
