from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "mahua.project"
    verbose_name = "麻花"
