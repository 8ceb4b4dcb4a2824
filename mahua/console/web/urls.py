"""Pages about several modules, and those of the packages below organisations, which bring none of their own."""

app_name = "console"
urlpatterns = []
