"""Each group of people brings its own addresses; those of one call come last, behind every fixed word."""

from django.urls import path

from mahua.calls.web import urls_callers, urls_centre, urls_edges, urls_units
from mahua.calls.web.views import calls

app_name = "calls"
urlpatterns = [
    path("", calls.index, name="index"),
    *urls_callers.fixed,
    *urls_units.fixed,
    *urls_centre.fixed,
    *urls_edges.fixed,
    path("<slug:code>/", calls.show, name="show"),
    *urls_callers.of_a_call,
    *urls_units.of_a_call,
    *urls_centre.of_a_call,
    *urls_edges.of_a_call,
]
