"""The pages of the ledger."""

from django.urls import path

from mahua.console.web.views import ledger, seals

urlpatterns = [
    path("ledger/", ledger.index, name="ledger"),
    path("ledger/of/<str:code>/", ledger.of, name="ledger_of"),
    path("ledger/of/<str:code>/export/", ledger.export, name="ledger_export"),
    path("ledger/seals/", seals.index, name="seals"),
    path("ledger/seals/<int:number>/file/", seals.take_out, name="take_out_seal"),
    path("ledger/<int:position>/", ledger.fact, name="fact"),
    path("ledger/<int:position>/correction/", ledger.correction, name="correction"),
]
