from django.apps import AppConfig


class UndertakingsConfig(AppConfig):
    name = "mahua.undertakings"
    verbose_name = "融合事项"
