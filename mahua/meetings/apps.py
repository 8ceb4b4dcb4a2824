from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "mahua.meetings"
    verbose_name = "组织生活"

    def ready(self):
        from mahua.meetings import wording
        from mahua.ui import navigation
        from mahua.ui.abouts import shown_at

        shown_at("g", "meetings:show")
        navigation.register(wording.ORGANISATION_LIFE, "meetings:index", permission="meetings.view_meeting", order=20)
