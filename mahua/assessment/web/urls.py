from django.urls import path

from mahua.assessment.web.views import self_checks

app_name = "assessment"
urlpatterns = [
    path("", self_checks.index, name="index"),
    path("self-check/<slug:code>/", self_checks.show, name="self_check"),
]
