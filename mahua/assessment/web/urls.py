from django.urls import path

from mahua.assessment.web.views import appeals, helping, results, self_checks, snapshots, stars

app_name = "assessment"
urlpatterns = [
    path("", self_checks.index, name="index"),
    path("self-check/<str:code>/", self_checks.show, name="self_check"),
    path("results/<str:code>/", results.show, name="result"),
    path("results/<str:code>/appeal/", appeals.new, name="new_appeal"),
    path("help/", helping.show, name="help"),
    path("snapshots/", snapshots.index, name="snapshots"),
    path("snapshots/new/", snapshots.new, name="new_snapshot"),
    path("snapshots/<str:code>/", snapshots.show, name="snapshot"),
    path("snapshots/<str:code>/cancellation/", snapshots.cancel, name="cancel_snapshot"),
    path("stars/", stars.index, name="stars"),
    path("stars/<int:pk>/", stars.show, name="star"),
    path("stars/<int:pk>/confirmation/", stars.confirm, name="confirm_star"),
    path("appeals/<str:code>/", appeals.show, name="appeal"),
    path("appeals/<str:code>/answer/", appeals.answer, name="answer_appeal"),
]
