from django.urls import path

from mahua.api.web.views import open311

# under /open311/, as the specification has its addresses; without a namespace, which is a module's

urlpatterns = [
    path("discovery.<str:form>", open311.discover, name="open311_discovery"),
    path("v2/services.<str:form>", open311.service_list, name="open311_services"),
    path("v2/services/<slug:code>.<str:form>", open311.service, name="open311_service"),
    path("v2/requests.<str:form>", open311.request_list, name="open311_requests"),
    path("v2/requests/<slug:code>.<str:form>", open311.request_, name="open311_request"),
    path("v2/tokens/<slug:code>.<str:form>", open311.token, name="open311_token"),
]
