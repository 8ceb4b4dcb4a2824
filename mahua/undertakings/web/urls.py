from django.urls import path

from mahua.undertakings.web.views import (
    aparts,
    endings,
    integration,
    loans,
    measures,
    stage_passes,
    strands,
    tasks,
    undertakings,
    weeks,
)

app_name = "undertakings"
urlpatterns = [
    path("", undertakings.index, name="index"),
    path("new/", undertakings.new, name="new"),
    path("measure/", integration.show, name="measure"),
    path("loans/", loans.index, name="loans"),
    path("loans/<slug:code>/lending/", loans.lend, name="lend"),
    path("loans/<slug:code>/declining/", loans.decline, name="decline"),
    path("loans/<slug:code>/return/", loans.give_back, name="give_back"),
    path("district/", weeks.district, name="district"),
    path("units/<slug:code>/", weeks.unit, name="unit"),
    path("strands/<slug:code>/", strands.show, name="strand"),
    path("<slug:code>/", undertakings.show, name="show"),
    path("<slug:code>/party-strand/", strands.plan_party, name="plan_party"),
    path("<slug:code>/business-strand/", strands.plan_business, name="plan_business"),
    path("<slug:code>/party-task/", tasks.open_party, name="open_party_task"),
    path("<slug:code>/business-task/", tasks.open_business, name="open_business_task"),
    path("<slug:code>/business-tasks/<slug:task>/closure/", tasks.close_business, name="close_business_task"),
    path("<slug:code>/party-measures/", measures.report_party, name="report_party"),
    path("<slug:code>/business-measures/", measures.report_business, name="report_business"),
    path("<slug:code>/stage-pass/", stage_passes.new, name="pass_stage"),
    path("<slug:code>/apart/", aparts.new, name="say_apart"),
    path("<slug:code>/loan/", loans.new, name="ask_loan"),
    path("<slug:code>/owner/", undertakings.take_over, name="take_over"),
    path("<slug:code>/result/", endings.end, name="end"),
    path("<slug:code>/dropping/", endings.drop, name="drop"),
]
