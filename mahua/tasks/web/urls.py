from django.urls import path

from mahua.tasks.web.views import openings, tasks

app_name = "tasks"
urlpatterns = [
    path("", tasks.index, name="index"),
    path("new/", openings.new, name="new"),
    path("<slug:code>/", tasks.show, name="show"),
    path("<slug:code>/closure/", tasks.close, name="close"),
    path("<slug:code>/dropping/", tasks.drop, name="drop"),
    path("<slug:code>/assignment/", tasks.reassign, name="reassign"),
]
