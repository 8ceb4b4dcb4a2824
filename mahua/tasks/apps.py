from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "mahua.tasks"
    verbose_name = "任务"

    def ready(self):
        from mahua.tasks import wording
        from mahua.ui import navigation
        from mahua.ui.abouts import shown_at

        shown_at("w", "tasks:show")
        navigation.register(wording.TASK, "tasks:index", permission="tasks.view_task", order=30)
