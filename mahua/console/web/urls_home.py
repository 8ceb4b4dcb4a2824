"""Home and search."""

from django.urls import path

from mahua.console.web.views import acting, home, search

urlpatterns = [
    path("", home.show, name="home"),
    path("acting/", acting.index, name="roles"),
    path("acting/<int:pk>/", acting.choose, name="act"),
    path("search/", search.show, name="search"),
]
