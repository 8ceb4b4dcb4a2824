from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "mahua.duties"
    verbose_name = "应办"

    def ready(self):
        from mahua.duties import ceasing  # noqa: F401 (it registers itself)
        from mahua.duties.burden import by_rules
        from mahua.duties.calendar import work_calendar
        from mahua.notices.telling_hours import by_calendar
        from mahua.tasks.burden import weighs
        from mahua.ui.navigation import register

        by_calendar(work_calendar)
        weighs("rules", "制度", by_rules)
        register("应办", "duties:index", permission="duties.view_obligation", order=20)
        register("责任", "duties:mine", permission="duties.view_responsibility_list", order=21)
        register("制度", "duties:rules", permission="duties.view_rule", order=22, match="duties:rules")
