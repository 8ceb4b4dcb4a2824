from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "mahua.calls"
    verbose_name = "呼应"

    def ready(self):
        from mahua.calls import taking_back  # noqa: F401 (what ends with a body)
        from mahua.ui import navigation
        from mahua.ui.abouts import shown_at

        shown_at("c", "calls:show")
        navigation.register("呼应", "calls:index", permission="calls.see_calls", order=15)
        navigation.register("派单台", "calls:board", permission="calls.dispatch_call", order=14, match="calls:board")
