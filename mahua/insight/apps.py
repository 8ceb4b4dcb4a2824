from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "mahua.insight"
    verbose_name = "洞察"
