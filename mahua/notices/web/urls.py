from django.urls import path

from mahua.notices.web.views import notices, own_setting, unit_settings

app_name = "notices"
urlpatterns = [
    path("", notices.index, name="index"),
    path("reading/", notices.read_all, name="read_all"),
    path("own-setting/", own_setting.show, name="own_setting"),
    path("units/", unit_settings.index, name="unit_settings"),
    path("units/<slug:code>/", unit_settings.show, name="unit_setting"),
    path("<slug:code>/reading/", notices.read, name="read"),
    path("<int:year>/<int:month>/<int:day>/<slug:half>/reading/", notices.read_half_day, name="read_half_day"),
]
