from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "mahua.notices"
    verbose_name = "通知"

    def ready(self):
        from mahua.access.backends import comes_with_user
        from mahua.notices.unread_number import unread_number
        from mahua.ui.navigation import register, say_waiting_by

        comes_with_user("unread_number", unread_number)
        say_waiting_by(lambda request: getattr(request.user, "unread_number", 0))
        register(
            "通知设置",
            "notices:unit_settings",
            permission="notices.keep_setting",
            order=94,
            match="notices:unit_settings",
        )
