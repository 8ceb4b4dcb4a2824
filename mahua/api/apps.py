from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "mahua.api"
    verbose_name = "系统对接"

    def ready(self):
        from mahua.api import wording
        from mahua.ui import navigation

        navigation.register(wording.KEYS, "api:keys", permission="api.keep_keys", order=80)
