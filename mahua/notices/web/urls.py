from django.urls import path

from mahua.notices.web.views import notices

app_name = "notices"
urlpatterns = [
    path("", notices.index, name="index"),
    path("reading/", notices.read_all, name="read_all"),
    path("<slug:code>/reading/", notices.read, name="read"),
    path("<int:year>/<int:month>/<int:day>/<slug:half>/reading/", notices.read_half_day, name="read_half_day"),
]
