from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "mahua.inspections"
    verbose_name = "检查"

    def ready(self):
        from mahua.inspections import wording
        from mahua.inspections.burden import by_inspections
        from mahua.tasks.burden import weighs
        from mahua.ui import navigation
        from mahua.ui.abouts import shown_at

        weighs("inspections", "检查", by_inspections)
        shown_at("i", "inspections:show")
        navigation.register(wording.INSPECTION, "inspections:index", permission="inspections.view_inspection", order=35)
