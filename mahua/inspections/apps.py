from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "mahua.inspections"
    verbose_name = "检查"

    def ready(self):
        from mahua.inspections import wording
        from mahua.ui import navigation
        from mahua.ui.abouts import shown_at

        shown_at("i", "inspections:show")
        navigation.register(wording.INSPECTION, "inspections:index", permission="inspections.view_inspection", order=35)
