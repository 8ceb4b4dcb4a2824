"""The import board: rosters in by workbook."""

from django.urls import path

from mahua.console.web.views import deliveries, imports

urlpatterns = [
    path("imports/", imports.index, name="imports"),
    path("imports/new/", imports.new, name="new_import"),
    path("imports/templates/<str:roster>/", imports.template, name="import_template"),
    path("imports/<str:code>/", deliveries.show, name="delivery"),
    path("imports/<str:code>/mapping/", deliveries.map_columns, name="map_columns"),
    path("imports/<str:code>/check/", deliveries.check, name="check_delivery"),
    path("imports/<str:code>/import/", deliveries.bring_in, name="bring_in_delivery"),
    path("imports/<str:code>/cancellation/", deliveries.cancel, name="cancel_delivery"),
    path("imports/<str:code>/files/<int:number>/omission/", deliveries.leave_out, name="leave_out_file"),
    path("imports/<str:code>/files/<int:number>/marked/", deliveries.marked, name="marked_file"),
]
