from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "mahua.assessment"
    verbose_name = "考核"

    def ready(self):
        from mahua.assessment import wording
        from mahua.ui import navigation

        navigation.register(wording.ASSESSMENT, "assessment:index", permission="assessment.view_assessment", order=70)
