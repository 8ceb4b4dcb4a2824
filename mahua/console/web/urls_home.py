"""Home and search."""

from django.urls import path

from mahua.console.web.views import home, search

urlpatterns = [
    path("", home.show, name="home"),
    path("search/", search.show, name="search"),
]
