from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "mahua.inspections"
    verbose_name = "检查"
