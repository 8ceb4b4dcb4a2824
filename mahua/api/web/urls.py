from django.urls import path

from mahua.api.web.views import keys

app_name = "api"
urlpatterns = [
    path("keys/", keys.index, name="keys"),
    path("keys/<slug:code>/revocation/", keys.revoke, name="revoke_key"),
]
