from django.conf import settings
from django.urls import path

from mahua.ui import kit, type_size

app_name = "ui"
urlpatterns = [path("type-size/", type_size.choose, name="type_size")]
if settings.DEBUG:
    urlpatterns.append(path("", kit.show, name="kit"))
