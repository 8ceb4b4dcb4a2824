from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "mahua.meetings"
    verbose_name = "组织生活"

    def ready(self):
        from mahua.meetings import wording
        from mahua.meetings.hours import by_meetings
        from mahua.tasks.burden import MEETINGS, weighs
        from mahua.ui import navigation
        from mahua.ui.abouts import shown_at

        weighs(MEETINGS, "会议（人时）", by_meetings)
        shown_at("g", "meetings:show")
        navigation.register(wording.ORGANISATION_LIFE, "meetings:index", permission="meetings.view_meeting", order=20)
