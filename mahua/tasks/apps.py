from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "mahua.tasks"
    verbose_name = "任务"

    def ready(self):
        from mahua.tasks import wording
        from mahua.tasks.asking import by_asks
        from mahua.tasks.burden import weighs
        from mahua.ui import navigation
        from mahua.ui.abouts import shown_at

        weighs("asks", "交办", by_asks)
        shown_at("w", "tasks:show")
        shown_at("k", "tasks:answer_to")
        navigation.register(
            wording.ASK, "tasks:receipts", permission="tasks.view_ask", order=31, match="tasks:receipts"
        )
        navigation.register(wording.TASK, "tasks:index", permission="tasks.view_task", order=30)
