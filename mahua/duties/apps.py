from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "mahua.duties"
    verbose_name = "应办"
