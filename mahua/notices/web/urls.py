from django.urls import path

from mahua.notices.web.views import notices, own_setting, unit_settings, webhooks

app_name = "notices"
urlpatterns = [
    path("", notices.index, name="index"),
    path("reading/", notices.read_all, name="read_all"),
    path("own-setting/", own_setting.show, name="own_setting"),
    path("units/", unit_settings.index, name="unit_settings"),
    path("units/<slug:code>/", unit_settings.show, name="unit_setting"),
    path("units/<slug:code>/webhooks/new/", webhooks.new, name="new_webhook"),
    path("webhooks/<slug:code>/", webhooks.show, name="webhook"),
    path("webhooks/<slug:code>/trial/", webhooks.try_out, name="try_webhook"),
    path("webhooks/<slug:code>/pause/", webhooks.pause, name="pause_webhook"),
    path("webhooks/<slug:code>/resumption/", webhooks.resume, name="resume_webhook"),
    path("webhooks/<slug:code>/removal/", webhooks.remove, name="remove_webhook"),
    path("<slug:code>/reading/", notices.read, name="read"),
    path("<int:year>/<int:month>/<int:day>/<slug:half>/reading/", notices.read_half_day, name="read_half_day"),
]
