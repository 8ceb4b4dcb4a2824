from django.urls import path

from mahua.places.web.views import areas

app_name = "places"
urlpatterns = [
    path("", areas.index, name="index"),
    path("<slug:code>/", areas.show, name="show"),
]
