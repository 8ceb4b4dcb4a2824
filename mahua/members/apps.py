from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "mahua.members"
    verbose_name = "党员"

    def ready(self):
        from mahua.members import ceasing, post_sheets, sheets  # noqa: F401 (they register themselves)
        from mahua.ui.navigation import register

        register("党员", "members:index", permission="members.view_member", order=50)
