from django.urls import path

from mahua.duties.web.views import calendar, contact_points, coverage, exemptions, make_ups, matrix, obligations, rules

app_name = "duties"
urlpatterns = [
    path("", obligations.index, name="index"),
    path("of/<str:code>/", obligations.show, name="of"),
    path("matrix/", matrix.show, name="matrix"),
    path("matrix/export/", matrix.export, name="matrix_export"),
    path("rules/", rules.index, name="rules"),
    path("rules/<str:code>/", rules.show, name="rule"),
    path("rules/<str:code>/amendments/", rules.amend, name="amend"),
    path("coverage/", coverage.show, name="coverage"),
    path("calendar/", calendar.show, name="calendar"),
    path("calendar/<int:year>/entry/", calendar.enter, name="enter_year"),
    path("exemptions/", exemptions.index, name="exemptions"),
    path("exemptions/new/", exemptions.new, name="exempt"),
    path("exemptions/<int:pk>/withdrawal/", exemptions.withdraw, name="withdraw"),
    path("contacts/", contact_points.index, name="contact_points"),
    path("contacts/new/", contact_points.new, name="new_contact_point"),
    path("contacts/<str:code>/", contact_points.show, name="contact_point"),
    path("contacts/<str:code>/ending/", contact_points.end, name="end_contact_point"),
    path("contacts/<str:code>/problems/new/", contact_points.take_up, name="take_up_problem"),
    path("contact-problems/<str:code>/solution/", contact_points.solve, name="solve_problem"),
    path("of/<str:code>/make-ups/", make_ups.new, name="make_up"),
]
