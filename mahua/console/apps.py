from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    name = "mahua.console"
    verbose_name = "首页"
