from django.urls import path

from mahua.organisations.web.views import (
    changes,
    covered_units,
    days,
    exports,
    foundings,
    leaderships,
    organisations,
    renewals,
    terms,
)

app_name = "organisations"
urlpatterns = [
    path("", organisations.index, name="index"),
    path("export/", exports.show, name="export"),
    path("renewals/", renewals.index, name="renewals"),
    path("<str:code>/", organisations.show, name="show"),
    path("<str:code>/history/", organisations.history, name="history"),
    path("<str:code>/day/", days.show, name="day"),
    path("<str:code>/foundings/", foundings.new, name="found"),
    path("<str:code>/name/", changes.rename, name="rename"),
    path("<str:code>/place/", changes.move, name="move"),
    path("<str:code>/dissolution/", changes.dissolve, name="dissolve"),
    path("<str:code>/go-live/", changes.go_live, name="go_live"),
    path("<str:code>/staff/", changes.count_staff, name="staff"),
    path("<str:code>/size-approval/", changes.approve_size, name="approve_size"),
    path("<str:code>/leaderships/", leaderships.new, name="lead"),
    path("<str:code>/covered-units/", covered_units.edit, name="cover"),
    path("<str:code>/term/", terms.show, name="term"),
    path("<str:code>/term/opening/", terms.open_, name="open_term"),
    path("<str:code>/term/extension/", terms.extend, name="extend"),
    path("<str:code>/renewal/reminder/", renewals.remind, name="remind"),
    path("<str:code>/renewal/request/", renewals.request_, name="request_renewal"),
    path("<str:code>/renewal/approval/", renewals.approve, name="approve_renewal"),
    path("<str:code>/renewal/election/", renewals.elect, name="elect"),
    path("<str:code>/renewal/report/", renewals.report, name="report"),
]
