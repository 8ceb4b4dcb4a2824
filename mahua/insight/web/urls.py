from django.urls import path

from mahua.insight.web.views import levels, two_skins

app_name = "insight"
urlpatterns = [
    path("two-skins/", two_skins.index, name="two_skins"),
    path("levels/", levels.show, name="levels"),
]
