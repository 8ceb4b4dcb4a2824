from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "mahua.duties"
    verbose_name = "应办"

    def ready(self):
        from mahua.ui.navigation import register

        register("应办", "duties:index", permission="duties.view_obligation", order=20)
