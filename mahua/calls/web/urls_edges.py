"""Addresses where calls come in from outside and go out again, and of the joint visit on the spot."""

from django.urls import path

from mahua.calls.web.views import exports, hotline, prints, visits

fixed = [
    path("export/", exports.index, name="export"),
    path("hotline/", hotline.index, name="hotline"),
    path("hotline/answers/", hotline.answers, name="hotline_answers"),
]
of_a_call = [
    path("<slug:code>/print/", prints.sheet, name="print"),
    path("<slug:code>/visits/new/", visits.new, name="summon"),
    path("<slug:code>/visits/<slug:visit>/end/", visits.stand_down, name="stand_down"),
]
