from django.urls import path

from mahua.inspections.web.views import findings, inspections, plans

app_name = "inspections"
urlpatterns = [
    path("", inspections.index, name="index"),
    path("new/", inspections.new, name="new"),
    path("year/", plans.year, name="year"),
    path("year/new/", plans.new, name="new_demand"),
    path("demands/<slug:code>/dropping/", plans.drop, name="drop_demand"),
    path("findings/", findings.index, name="findings"),
    path("findings/<slug:code>/recheck/", findings.recheck, name="recheck"),
    path("findings/<slug:code>/taking-up/", findings.take_up, name="take_up"),
    path("<slug:code>/", inspections.show, name="show"),
    path("<slug:code>/withdrawal/", inspections.withdraw, name="withdraw"),
]
