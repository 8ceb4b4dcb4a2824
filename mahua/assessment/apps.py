from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "mahua.assessment"
    verbose_name = "考核"

    def ready(self):
        from mahua.assessment import sheets, wording  # noqa: F401 (the sheet offers itself)
        from mahua.ui import navigation

        navigation.register(wording.ASSESSMENT, "assessment:index", permission="assessment.view_assessment", order=70)
