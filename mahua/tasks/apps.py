from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "mahua.tasks"
    verbose_name = "任务"

    def ready(self):
        from mahua.tasks import wording
        from mahua.ui import navigation

        navigation.register(wording.TASK, "tasks:index", permission="tasks.view_task", order=30)
