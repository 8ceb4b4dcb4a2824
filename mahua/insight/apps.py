from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "mahua.insight"
    verbose_name = "洞察"

    def ready(self):
        from mahua.insight import wording
        from mahua.ui import navigation

        navigation.register(
            wording.INSIGHT, "insight:two_skins", permission="insight.view_two_skins", order=65, match="/insight/"
        )
